package dev.restante.application.mailbox;

import dev.restante.domain.delivery.Durability;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.Batch;
import dev.restante.ports.journal.Due;
import dev.restante.ports.journal.Journal;
import dev.restante.ports.journal.StoredThread;
import dev.restante.ports.journal.Totals;
import dev.restante.ports.mailbox.Committed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A journal over a {@link Disk} whose work is done when its executors do it: at once, late, on another thread or never. It
 * can be told to fail or to throw.
 */
public final class ScriptedJournal implements Journal {
    /** What a call does. */
    public enum Call {
        COMMIT,
        LOAD,
        READ,
        DUE
    }

    private final Disk disk;
    private final Executor writer;
    private final Executor reader;
    private final boolean unclean;
    private final AtomicInteger failing = new AtomicInteger(-1);
    private volatile Optional<Call> throwing = Optional.empty();
    private volatile Optional<Call> refusing = Optional.empty();
    private volatile boolean broken;
    private volatile boolean silent;
    private volatile Executor teller = Runnable::run;
    private volatile long latest;
    private volatile boolean open;
    private volatile @Nullable Thread turn;
    private final AtomicInteger commitsWaiting = new AtomicInteger();

    public ScriptedJournal(Disk disk, Executor writer, Executor reader, boolean unclean) {
        this.disk = disk;
        this.writer = writer;
        this.reader = reader;
        this.unclean = unclean;
    }

    /** Does everything at once. */
    public ScriptedJournal() {
        this(new Disk(), Runnable::run, Runnable::run, false);
    }

    Disk disk() {
        return disk;
    }

    /** The commit after so many more fails, without effect, and everything after it. */
    public void failCommitAfter(int commits) {
        failing.set(commits);
    }

    /** Such calls throw from now on, instead of answering. */
    void throwAt(Call call) {
        throwing = Optional.of(call);
    }

    /** Such calls fail from now on, once they are done. */
    void refuse(Call call) {
        refusing = Optional.of(call);
    }

    /** Whoever waits for what is done learns of it when this executor says so. */
    public void tellBy(Executor executor) {
        teller = executor;
    }

    /** What is done from now on is never told: the process will end before. */
    public void goSilent() {
        silent = true;
    }

    void recover() {
        throwing = Optional.empty();
        refusing = Optional.empty();
    }

    @Override
    public CompletionStage<Totals> open() {
        latest = disk.latest();
        open = true;
        disk.opened(unclean);
        return CompletableFuture.completedStage(disk.totals());
    }

    @Override
    public long latest() {
        return latest;
    }

    @Override
    public CompletionStage<Void> commit(Batch batch) {
        // In a turn it is done as part of that, unless one that was there before still waits.
        boolean atOnce = Thread.currentThread() == turn && commitsWaiting.get() == 0;
        commitsWaiting.incrementAndGet();
        Executor when = work -> (atOnce ? (Executor) Runnable::run : writer).execute(() -> {
            commitsWaiting.decrementAndGet();
            work.run();
        });
        return done(Call.COMMIT, when, () -> {
            if (failing.getAndUpdate(n -> n >= 0 ? n - 1 : n) == 0) {
                broken = true;
                throw new IllegalStateException("the disk failed");
            }
            batch.writes().forEach(disk::write);
            return CompletableFuture.allOf().join();
        });
    }

    /** One piece of work for the writer, and what is committed is part of it. */
    @Override
    public void atNextWrite(Runnable commits) {
        writer.execute(() -> {
            turn = Thread.currentThread();
            commits.run();
            turn = null;
        });
    }

    @Override
    public CompletionStage<Optional<StoredThread>> load(ThreadId thread) {
        return done(Call.LOAD, reader, () -> disk.load(thread));
    }

    @Override
    public CompletionStage<List<Committed>> read(ThreadId thread, Epoch epoch, long after, long upTo, int maxMessages,
            int maxBytes) {
        return done(Call.READ, reader, () -> disk.read(thread, after, upTo, maxMessages, maxBytes));
    }

    @Override
    public CompletionStage<List<Due>> due(Optional<Due> after, long until, int max) {
        return done(Call.DUE, reader, () -> disk.due(after, until, max));
    }

    @Override
    public Durability durability() {
        return Durability.FSYNC;
    }

    /** What is under way ends first. */
    @Override
    public CompletionStage<Void> close() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        writer.execute(() -> {
            open = false;
            closed.complete(CompletableFuture.allOf().join());
        });
        return closed;
    }

    private <T> CompletionStage<T> done(Call call, Executor executor, Supplier<T> work) {
        if (throwing.equals(Optional.of(call))) {
            throw new IllegalStateException("the journal throws at " + call);
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        executor.execute(() -> {
            if (!open || broken || refusing.equals(Optional.of(call))) {
                result.completeExceptionally(new IllegalStateException("journal: closed, broken or refusing"));
                return;
            }
            T value;
            try {
                value = work.get();
            } catch (RuntimeException | AssertionError e) {
                teller.execute(() -> result.completeExceptionally(e));
                return;
            }
            if (!silent) {
                teller.execute(() -> result.complete(value));
            }
        });
        return result;
    }
}
