package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.Ledger;
import dev.restante.domain.mailbox.MailboxRules;
import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.Memo;
import dev.restante.domain.mailbox.Step;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.MailboxUnavailable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Owns a share of the threads: loads them, lets their operations run one at a time, and writes what a pass of operations
 * decided as one batch, at the moment at which the store takes it. Batches settle in the order in which they were written.
 */
final class Stripe {
    /** Milliseconds: a thread asks for attention no sooner than so long after a write. */
    static final long AGAIN_AFTER = 1_000;

    private final Node node;
    private final Epochs epochs;
    private final Serial serial;
    private final Cells cells;
    private final MailboxRules rules;
    private final Commits commits;
    private PendingBatch pending = new PendingBatch();
    /** Whether the store knows that there is something to write. */
    private boolean announced;

    Stripe(Node node, MailboxRules rules, int loadedThreads, Epochs epochs) {
        this.node = node;
        this.rules = rules;
        this.cells = new Cells(loadedThreads, node.windows());
        this.epochs = epochs;
        this.serial = new Serial(node.executor(), this::endOfPass, node.faults());
        this.commits = new Commits(node, serial);
    }

    /** Runs the operation once the thread is loaded, after those submitted before; or {@code otherwise}, if it can't be. */
    void submit(ThreadId thread, Consumer<Cell> operation, Consumer<Throwable> otherwise) {
        serial.submit(() -> {
            Throwable failure = node.store().cause();
            if (failure != null) {
                otherwise.accept(failure);
            } else {
                cell(thread).inTurn(cell -> run(operation, cell, otherwise), otherwise);
            }
        });
    }

    /** One that throws is answered, and keeps nobody behind it waiting. */
    private void run(Consumer<Cell> operation, Cell cell, Consumer<Throwable> otherwise) {
        try {
            operation.accept(cell);
        } catch (RuntimeException e) {
            node.faults().accept(e);
            otherwise.accept(e);
        }
    }

    /** The thread's replay window gives up its oldest part, whoever else waits for the thread. */
    CompletionStage<?> yieldReplay(ThreadId thread) {
        return first(thread, cell -> apply(cell, rules.yieldReplay(cell.state())));
    }

    /** The thread is loaded, so that its replay window is known. */
    CompletionStage<?> loaded(ThreadId thread) {
        return first(thread, cell -> {});
    }

    private CompletionStage<?> first(ThreadId thread, Consumer<Cell> operation) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        serial.submit(() -> {
            Throwable failure = node.store().cause();
            if (failure != null) {
                done.completeExceptionally(failure);
                return;
            }
            cell(thread).first(
                    cell -> {
                        run(operation, cell, done::completeExceptionally);
                        done.complete(true);
                    },
                    done::completeExceptionally);
        });
        return done;
    }

    /** As {@link Cell#goOn}, in turn with all other operations. */
    void goOn(Cell cell, Consumer<Cell> first) {
        serial.submit(() -> cell.goOn(() -> run(first, cell, failure -> {})));
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
                    T answer = decision.decide(cell, this, node.time().now());
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
        return new MailboxUnavailable("the store failed: " + StoreFailure.told(cause), cause);
    }

    /** Takes over the state that a step leads to, and has the store follow. What it costs the node was claimed. */
    void writeClaimed(Cell cell, Step<?> step) {
        node.windows().changed(cell.thread, cell.state(), step.next());
        cell.state = step.next();
        step.changes().forgotten().forEach(memo -> cell.forget(memo.id()));
        pending.write(cell, step, rules.due(step.next()));
    }

    /** The same for a step that frees something, if anything. */
    void write(Cell cell, Step<?> step) {
        node.use().apply(step.changes());
        writeClaimed(cell, step);
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
        return commits.ledger();
    }

    private Cell cell(ThreadId thread) {
        Cell known = cells.find(thread);
        if (known != null) {
            return known;
        }
        Cell cell = cells.add(thread);
        Attempt.of(() -> node.journal().load(thread))
                .whenComplete((found, failure) -> serial.submit(() -> {
                    if (failure == null) {
                        found.ifPresentOrElse(
                                stored -> {
                                    node.windows().loaded(thread, stored.state());
                                    cell.loaded(stored.state(), stored.due(), stored.renewed());
                                },
                                () -> cell.loaded(
                                        MailboxState.unused(epochs.current(), node.time().now()),
                                        Long.MAX_VALUE,
                                        false));
                    } else {
                        cells.remove(cell);
                        node.store().unreadable(failure);
                        cell.failed(failure);
                    }
                }));
        return cell;
    }

    private void endOfPass() {
        if (!pending.hasWrites()) {
            writePending();
        } else if (!announced) {
            // Until the store takes it, it fills: the busier the store is, the more it is given at once.
            announced = true;
            node.journal().atNextWrite(() -> serial.submitBriefly(this::writeAnnounced));
        }
        cells.unloadIdle(this::tell, this::age);
    }

    private void writeAnnounced() {
        announced = false;
        writePending();
    }

    /** Drops what nobody uses; to be called every second or so. Answers how many threads stay at hand. */
    CompletionStage<Integer> rest() {
        CompletableFuture<Integer> left = new CompletableFuture<>();
        serial.submit(() -> {
            if (!commits.isBroken()) {
                cells.rest(this::tell);
            }
            left.complete(cells.size());
        });
        return left;
    }

    /** The store is to learn what it was spared so far. */
    private void tell(Cell cell) {
        Step<List<Memo>> step = rules.taken(cell.state(), cell.untoldTakes());
        cell.state = step.next();
        pending.refresh(cell, step.verdict(), rules.due(cell.state()));
    }

    private void age(Cell cell) {
        long moment = node.time().now();
        if (!cell.isUnused()) {
            sweepIfDue(cell, moment);
        } else if (moment >= rules.due(cell.state())) {
            Step<?> step = rules.sweep(cell.state(), moment);
            node.use().apply(step.changes());
            cell.handed(step);
        }
    }

    private void writePending() {
        if (!pending.isEmpty()) {
            PendingBatch full = pending;
            pending = new PendingBatch();
            commits.write(full);
        }
    }

    /** Looks at the threads in memory, in turn. */
    void look(Consumer<Iterable<Cell>> look) {
        serial.submit(() -> look.accept(cells.all()));
    }

    /** Completes when all that was submitted before is settled, and the store knows every thread as it is; or has failed. */
    CompletableFuture<Void> flush() {
        CompletableFuture<Void> flushed = new CompletableFuture<>();
        // What settles first may still change a thread: readers take what is handed over then.
        serial.submit(() -> pending.then(failure -> serial.submit(() -> {
            for (Cell cell : cells.all()) {
                if (!commits.isBroken() && cell.isIdle() && cell.isUntold()) {
                    tell(cell);
                }
            }
            pending.then(late -> flushed.complete(null));
        })));
        return flushed;
    }
}
