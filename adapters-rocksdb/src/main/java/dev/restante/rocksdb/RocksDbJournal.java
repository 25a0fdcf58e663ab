package dev.restante.rocksdb;

import dev.restante.domain.delivery.Durability;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.Batch;
import dev.restante.ports.journal.Due;
import dev.restante.ports.journal.Journal;
import dev.restante.ports.journal.StoredThread;
import dev.restante.ports.journal.Totals;
import dev.restante.ports.observing.Latencies;
import dev.restante.ports.mailbox.Committed;
import dev.restante.ports.operations.BackupResult;
import dev.restante.ports.operations.Backups;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * A journal in an embedded RocksDB. One thread writes, a few read, and one gives the answers; callers never wait for the
 * disk. A directory is open in one process at a time.
 */
public final class RocksDbJournal implements Journal, Backups {
    private static final int READERS = 2;
    private static final int READ_PATIENCE_SECONDS = 10;

    private final StoreSettings settings;
    private final Epoch renewed;
    private final ThreadFactory threads;
    private final Consumer<Runnable> answering;
    private final Latencies latencies;
    private final ExecutorService answers;
    private final ExecutorService readers;
    private final ExecutorService copies;
    private final AtomicBoolean copying = new AtomicBoolean();
    private volatile @Nullable Opened opened;
    private volatile long latest = Long.MIN_VALUE;
    private boolean closed;

    private record Opened(Store store, HighWater written, Queries queries, GroupCommit writer) {}

    /**
     * @param renewed the epoch of logs that may have lost their tail: another at each start, the same within one
     * @param threads makes the store's own threads; there are four, and one more for backups
     */
    public RocksDbJournal(StoreSettings settings, Epoch renewed, ThreadFactory threads) {
        this(settings, renewed, threads, Latencies.NONE, Runnable::run);
    }

    /**
     * The same.
     *
     * @param latencies is told how long each write of the store took, and of how many batches it was
     * @param answering runs what answers all that one sync has committed: a place to gather what that causes
     */
    public RocksDbJournal(
            StoreSettings settings,
            Epoch renewed,
            ThreadFactory threads,
            Latencies latencies,
            Consumer<Runnable> answering) {
        this.settings = settings;
        this.renewed = renewed;
        this.threads = threads;
        this.latencies = latencies;
        this.answering = answering;
        this.answers = Executors.newSingleThreadExecutor(threads);
        this.readers = Executors.newFixedThreadPool(READERS, threads);
        this.copies = Executors.newSingleThreadExecutor(threads);
    }

    @Override
    public CompletionStage<Totals> open() {
        return CompletableFuture.supplyAsync(this::openNow, answers);
    }

    private synchronized Totals openNow() {
        if (opened != null || closed) {
            throw new IllegalStateException("journal: opened before (expected: once)");
        }
        Store store = Store.open(new Trouble(settings.directory()), settings.cacheBytes(), settings.machine());
        try {
            return begin(store);
        } catch (RocksDBException e) {
            store.close();
            throw store.trouble.opening(e);
        } catch (IOException e) {
            store.close();
            throw store.trouble.because(
                    "can't be used: " + e, "check that the disk has room and that this user may write to it", e);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private Totals begin(Store store) throws RocksDBException, IOException {
        Path directory = store.trouble.directory();
        boolean incomplete = Backup.isRestored(directory) || HighWater.isAbsent(directory);
        Life life = Life.begin(store, settings.durability(), settings.machine(), incomplete);
        HighWater written = HighWater.begin(store, settings.durability(), settings.machine());
        Backup.restoredIsKnown(directory);
        byte[] found = store.db.get(store.families.meta(), TotalsRecord.KEY);
        Totals totals = found == null ? Totals.ZERO : TotalsRecord.decode(found);
        latest = found == null ? Long.MIN_VALUE : TotalsRecord.latest(found);
        boolean sync = settings.durability() == Durability.FSYNC;
        Executor gathered = task -> answers.execute(() -> answering.accept(task));
        GroupCommit writer = new GroupCommit(
                store, written, totals, latest, life.current(), sync, gathered, latencies);
        threads.newThread(writer).start();
        opened = new Opened(store, written, new Queries(store, life, renewed), writer);
        return totals;
    }

    @Override
    public long latest() {
        return latest;
    }

    @Override
    public CompletionStage<Void> commit(Batch batch) {
        Opened now = opened;
        return now == null ? CompletableFuture.failedStage(closed()) : now.writer.commit(batch);
    }

    @Override
    public void atNextWrite(Runnable commits) {
        Opened now = opened;
        if (now == null) {
            commits.run();
        } else {
            now.writer.atNextWrite(commits);
        }
    }

    @Override
    public CompletionStage<Optional<StoredThread>> load(ThreadId thread) {
        return query(queries -> queries.load(thread));
    }

    @Override
    public CompletionStage<List<Committed>> read(
            ThreadId thread, Epoch epoch, long after, long upTo, int maxMessages, int maxBytes) {
        return after >= upTo
                ? CompletableFuture.completedStage(List.of())
                : query(queries -> queries.read(thread, epoch, after, upTo, maxMessages, maxBytes));
    }

    @Override
    public CompletionStage<List<Due>> due(Optional<Due> after, long until, int max) {
        return query(queries -> queries.due(after, until, max));
    }

    private interface Query<T> {
        T ask(Queries queries) throws RocksDBException;
    }

    private <T> CompletionStage<T> query(Query<T> query) {
        Opened now = opened;
        if (now == null) {
            return CompletableFuture.failedStage(closed());
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            readers.execute(() -> {
                try {
                    result.complete(query.ask(now.queries));
                } catch (RocksDBException e) {
                    result.completeExceptionally(now.store.trouble.reading(e));
                } catch (RuntimeException e) {
                    result.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            // Closed between the question and its turn.
            result.completeExceptionally(closed());
        }
        return result;
    }

    @Override
    public Durability durability() {
        return settings.durability();
    }

    @Override
    public String source() {
        try {
            return settings.directory().toRealPath().toString();
        } catch (IOException absent) {
            return settings.directory().toAbsolutePath().normalize().toString();
        }
    }

    @Override
    public CompletionStage<BackupResult> write(String directory) {
        Opened now = opened;
        if (now == null) {
            return refused(BackupResult.Why.FAILED, "store: closed (expected: open)");
        }
        if (!copying.compareAndSet(false, true)) {
            return refused(BackupResult.Why.BUSY, "backup: another one is being written (expected: one at a time)");
        }
        try {
            return CompletableFuture.supplyAsync(
                    () -> Backup.write(now.store.db, settings.directory(), directory), copies)
                    .whenComplete((result, failure) -> copying.set(false));
        } catch (RejectedExecutionException e) {
            return refused(BackupResult.Why.FAILED, "store: closed (expected: open)");
        }
    }

    private static CompletionStage<BackupResult> refused(BackupResult.Why why, String detail) {
        return CompletableFuture.completedStage(new BackupResult.Refused(why, detail));
    }

    @Override
    public synchronized CompletionStage<Void> close() {
        Opened now = opened;
        opened = null;
        if (closed) {
            return CompletableFuture.allOf();
        }
        closed = true;
        if (now == null) {
            answers.shutdown();
            readers.shutdown();
            copies.shutdown();
            return CompletableFuture.allOf();
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        now.writer.end().whenComplete((nothing, failure) -> closing(now, failure == null, done));
        return done;
    }

    /** Runs last of all answers. */
    private void closing(Opened now, boolean inOrder, CompletableFuture<Void> done) {
        readers.shutdown();
        copies.shutdown();
        answers.shutdown();
        try {
            boolean quiet = readers.awaitTermination(READ_PATIENCE_SECONDS, TimeUnit.SECONDS)
                    && copies.awaitTermination(READ_PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (inOrder && quiet) {
                Life.endInOrder(now.store);
                now.written.end();
            }
            now.written.close();
            if (quiet) {
                now.store.close();
            }
            done.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            done.completeExceptionally(e);
        } catch (RocksDBException | IOException | RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    static IllegalStateException closed() {
        return new IllegalStateException("journal: closed (expected: open)");
    }
}
