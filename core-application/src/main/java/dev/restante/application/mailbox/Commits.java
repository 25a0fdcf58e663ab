package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.Ledger;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The batches of a stripe that are being written. They settle in the order in which they were written. */
final class Commits {
    private final Node node;
    private final Serial serial;
    private final Queue<InFlight> inFlight = new ArrayDeque<>();
    private volatile Ledger ledger = Ledger.ZERO;
    private volatile @Nullable Throwable broken;

    private static final class InFlight {
        private final PendingBatch batch;
        private final long began;
        private boolean done;
        private @Nullable Throwable failure;

        InFlight(PendingBatch batch, long began) {
            this.batch = batch;
            this.began = began;
        }
    }

    /** What comes of a commit is done in {@code serial}, which owns this too. */
    Commits(Node node, Serial serial) {
        this.node = node;
        this.serial = serial;
    }

    void write(PendingBatch batch) {
        InFlight written = new InFlight(batch, node.latencies().nanos());
        inFlight.add(written);
        if (!batch.hasWrites()) {
            finished(written, null);
            return;
        }
        long notBefore = node.time().now() + Stripe.AGAIN_AFTER;
        Attempt.of(() -> node.journal().commit(batch.toBatch(notBefore)))
                .whenComplete((nothing, failure) -> serial.submit(() -> finished(written, failure)));
    }

    private void finished(InFlight written, @Nullable Throwable failure) {
        written.done = true;
        written.failure = failure;
        while (!inFlight.isEmpty() && inFlight.element().done) {
            InFlight first = inFlight.remove();
            if (first.failure != null && broken == null) {
                broken = first.failure;
                node.store().because(first.failure);
            }
            if (broken == null) {
                ledger = ledger.plus(first.batch.ledger());
            }
            settle(first);
        }
    }

    private void settle(InFlight first) {
        PendingBatch batch = first.batch;
        long known = node.latencies().nanos();
        long accepted = batch.ledger().accepted();
        if (broken == null && accepted > 0) {
            node.latencies().committed(known - first.began, (int) accepted);
        }
        batch.settle(broken, node.faults());
        if (batch.takes() > 0) {
            node.latencies().fannedOut(node.latencies().nanos() - known, batch.takes());
        }
    }

    boolean isBroken() {
        return broken != null;
    }

    /** Totals of what was committed. */
    Ledger ledger() {
        return ledger;
    }
}
