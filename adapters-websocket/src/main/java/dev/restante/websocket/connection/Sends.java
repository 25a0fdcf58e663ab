package dev.restante.websocket.connection;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.message.ThreadId;
import dev.restante.websocket.counting.OutcomeTally;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A connection's sends that wait for their outcome. Outcomes are told in the order of the sends, whatever the order
 * they come in. Any number of threads.
 */
final class Sends {
    private static final class Pending {
        private final @Nullable String ref;
        private final @Nullable ThreadId thread;
        private @Nullable DeliveryOutcome outcome;

        Pending(@Nullable String ref, @Nullable ThreadId thread) {
            this.ref = ref;
            this.thread = thread;
        }
    }

    private final Queue<Pending> order = new ArrayDeque<>(1);
    private final Outbound outbound;
    private final OutcomeTally tally;
    private final Runnable afterOutcome;

    /** {@code afterOutcome} runs, on any thread, whenever outcomes were told. */
    Sends(Outbound outbound, OutcomeTally tally, Runnable afterOutcome) {
        this.outbound = outbound;
        this.tally = tally;
        this.afterOutcome = afterOutcome;
    }

    /** Tells the outcome that {@code stage} completes with; {@code thread} is null where the send named none. */
    void add(@Nullable String ref, @Nullable ThreadId thread, CompletionStage<DeliveryOutcome> stage) {
        Pending pending = new Pending(ref, thread);
        synchronized (order) {
            order.add(pending);
        }
        var unused = stage.whenComplete(
                (outcome, failure) -> settle(pending, failure == null ? outcome : Unforeseen.outcome(failure)));
    }

    int inFlight() {
        synchronized (order) {
            return order.size();
        }
    }

    private void settle(Pending settled, DeliveryOutcome outcome) {
        tally.count(outcome);
        synchronized (order) {
            settled.outcome = outcome;
            for (Pending head = order.peek(); head != null && head.outcome != null; head = order.peek()) {
                outbound.answer(outbound.frames().outcome(head.ref, head.thread, head.outcome));
                order.remove();
            }
        }
        afterOutcome.run();
    }
}
