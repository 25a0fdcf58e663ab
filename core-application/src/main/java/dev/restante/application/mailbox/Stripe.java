package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.Ledger;
import dev.restante.domain.mailbox.MailboxRules;
import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.Step;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.Journal;
import dev.restante.ports.observing.Latencies;
import dev.restante.ports.mailbox.MailboxUnavailable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Owns a share of the threads: loads them, lets their operations run one at a time, and writes what a pass of operations
 * decided as one batch. Batches settle in the order in which they were written.
 */
final class Stripe {
    private static final int LOADED_CELLS = 1_024;
    private static final long AGAIN_AFTER = 1_000;

    private final Journal journal;
    private final Epochs epochs;
    private final LongSupplier now;
    private final Consumer<Throwable> faults;
    private final Serial serial;
    private final Map<ThreadId, Cell> cells = new LinkedHashMap<>(16, 0.75f, true);
    private final ArrayDeque<InFlight> inFlight = new ArrayDeque<>();
    private final MailboxRules rules;
    private final NodeUse use;
    private final StoreFailure store;
    private final Latencies latencies;
    private PendingBatch pending = new PendingBatch();
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

    Stripe(
            Journal journal,
            MailboxRules rules,
            NodeUse use,
            StoreFailure store,
            Epochs epochs,
            LongSupplier now,
            Executor executor,
            Consumer<Throwable> faults,
            Latencies latencies) {
        this.journal = journal;
        this.rules = rules;
        this.use = use;
        this.store = store;
        this.epochs = epochs;
        this.now = now;
        this.faults = faults;
        this.latencies = latencies;
        this.serial = new Serial(executor, this::endOfPass, faults);
    }

    /** Runs the operation once the thread is loaded, after those submitted before; or {@code otherwise}, if it can't be. */
    void submit(ThreadId thread, Consumer<Cell> operation, Consumer<Throwable> otherwise) {
        serial.submit(() -> {
            Throwable failure = store.cause();
            if (failure != null) {
                otherwise.accept(failure);
            } else {
                cell(thread).whenLoaded(cell -> run(operation, cell, otherwise), otherwise);
            }
        });
    }

    /** One that throws is answered, and keeps nobody behind it waiting. */
    private void run(Consumer<Cell> operation, Cell cell, Consumer<Throwable> otherwise) {
        try {
            operation.accept(cell);
        } catch (RuntimeException e) {
            faults.accept(e);
            otherwise.accept(e);
        }
    }

    interface Decision<T> {
        T decide(Cell cell, Stripe stripe, long now);
    }

    /** Decides in turn; answers once that, and all that was decided before, is committed. */
    <T> CompletionStage<T> settled(ThreadId thread, Decision<T> decision) {
        CompletableFuture<T> result = new CompletableFuture<>();
        submit(
                thread,
                cell -> {
                    T answer = decision.decide(cell, this, now.getAsLong());
                    cell.unsettled++;
                    pending.then(failure -> {
                        cell.unsettled--;
                        if (failure == null) {
                            result.complete(answer);
                        } else {
                            result.completeExceptionally(unavailable(failure));
                        }
                    });
                },
                failure -> result.completeExceptionally(unavailable(failure)));
        return result;
    }

    static MailboxUnavailable unavailable(Throwable cause) {
        return new MailboxUnavailable("mailbox: store failed", cause);
    }

    /** Takes over the state that a step leads to, and has the store follow. */
    void write(Cell cell, Step<?> step) {
        cell.state = step.next();
        use.apply(step.changes());
        step.changes().forgotten().forEach(memo -> cell.forget(memo.id()));
        pending.write(cell, step);
    }

    /** The same, unless nothing changed. */
    void apply(Cell cell, Step<?> step) {
        if (step.next() != cell.state()) {
            write(cell, step);
        }
    }

    /** The store is to keep nothing of the thread. Ends the batch: a log that begins anew has the same numbers. */
    void forget(Cell cell) {
        pending.forget(cell);
        writePending();
    }

    void sweepIfDue(Cell cell, long moment) {
        if (moment >= rules.due(cell.state())) {
            apply(cell, rules.sweep(cell.state(), moment));
        }
    }

    /** The batch that the current pass fills. For use by operations only. */
    PendingBatch pending() {
        return pending;
    }

    /** Totals of what was committed. */
    Ledger ledger() {
        return ledger;
    }

    private Cell cell(ThreadId thread) {
        Cell known = cells.get(thread);
        if (known != null) {
            return known;
        }
        Cell cell = new Cell(thread);
        cells.put(thread, cell);
        Attempt.of(() -> journal.load(thread))
                .whenComplete((found, failure) -> serial.submit(() -> {
                    if (failure == null) {
                        found.ifPresentOrElse(
                                stored -> cell.loaded(stored.state(), stored.due(), stored.renewed()),
                                () -> cell.loaded(
                                        MailboxState.unused(epochs.current(), now.getAsLong()),
                                        Long.MAX_VALUE,
                                        false));
                    } else {
                        cells.remove(thread, cell);
                        cell.failed(failure);
                    }
                }));
        return cell;
    }

    private void endOfPass() {
        // While a batch is being written the next one fills, so that the busier a stripe is, the cheaper each operation.
        if (inFlight.isEmpty()) {
            writePending();
        }
        unloadIdle();
    }

    private void writePending() {
        if (!pending.isEmpty()) {
            InFlight written = new InFlight(pending, latencies.nanos());
            pending = new PendingBatch();
            inFlight.add(written);
            write(written);
        }
    }

    private void write(InFlight written) {
        if (!written.batch.hasWrites()) {
            finished(written, null);
            return;
        }
        Attempt.of(() -> journal.commit(written.batch.toBatch(rules, now.getAsLong() + AGAIN_AFTER)))
                .whenComplete((nothing, failure) -> serial.submit(() -> finished(written, failure)));
    }

    private void finished(InFlight written, @Nullable Throwable failure) {
        written.done = true;
        written.failure = failure;
        while (!inFlight.isEmpty() && inFlight.peek().done) {
            InFlight first = inFlight.remove();
            if (first.failure != null && broken == null) {
                broken = first.failure;
                store.because(first.failure);
            }
            if (broken == null) {
                ledger = ledger.plus(first.batch.ledger());
            }
            settle(first);
        }
    }

    private void settle(InFlight first) {
        PendingBatch batch = first.batch;
        long known = latencies.nanos();
        long accepted = batch.ledger().accepted();
        if (broken == null && accepted > 0) {
            latencies.committed(known - first.began, (int) accepted);
        }
        batch.settle(broken, faults);
        if (batch.takes() > 0) {
            latencies.fannedOut(latencies.nanos() - known, batch.takes());
        }
    }

    /** Looks at the threads in memory, in turn. */
    void look(Consumer<Iterable<Cell>> look) {
        serial.submit(() -> look.accept(cells.values()));
    }

    /** Completes when all that was submitted before is settled, and the store knows every thread as it is; or has failed. */
    CompletableFuture<Void> flush() {
        CompletableFuture<Void> flushed = new CompletableFuture<>();
        // What settles first may still change a thread: readers take what is handed over then.
        serial.submit(() -> pending.then(failure -> serial.submit(() -> {
            for (Cell cell : cells.values()) {
                if (broken == null && cell.isIdle() && cell.stale && !cell.isUnused()) {
                    pending.refresh(cell);
                }
            }
            pending.then(late -> flushed.complete(null));
        })));
        return flushed;
    }

    /** Keeps the loaded threads few; one that the store must learn of first goes in a later pass. */
    private void unloadIdle() {
        Iterator<Cell> eldest = cells.values().iterator();
        for (int excess = cells.size() - LOADED_CELLS; excess > 0 && eldest.hasNext(); excess--) {
            Cell cell = eldest.next();
            if (cell.isIdle() && cell.stale && !cell.isUnused()) {
                pending.refresh(cell);
            } else if (cell.isIdle()) {
                eldest.remove();
            }
        }
    }
}
