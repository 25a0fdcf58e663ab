package dev.restante.rocksdb;

import dev.restante.ports.journal.Batch;
import dev.restante.ports.journal.Totals;
import dev.restante.ports.observing.Latencies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/**
 * The one writer of a store: takes all batches that wait, writes them at once and syncs once. The more are waiting, the
 * cheaper each becomes. After a failure it refuses all.
 */
final class GroupCommit implements Runnable {
    private static final int MOST_AT_ONCE = 4_096;
    /** One is answered while the next is written. The slower the answers, the more the next but one is to gather. */
    private static final int UNANSWERED = 2;

    private sealed interface Asked {}

    private record Write(Batch batch, CompletableFuture<Void> done) implements Asked {}

    /** Somebody has something to write, and gives it when it is about to be written. */
    private record Turn(Runnable commits) implements Asked {}

    private record End(CompletableFuture<Void> done) implements Asked {}

    private final Store store;
    private final HighWater written;
    private final GroupBatch out;
    private final WriteOptions options = new WriteOptions();
    private final boolean sync;
    private final Executor answers;
    private final Latencies latencies;
    private final BlockingQueue<Asked> queue = new LinkedBlockingQueue<>();
    private final Semaphore unanswered = new Semaphore(UNANSWERED);
    private Totals totals;
    private @Nullable Throwable failure;
    private boolean ended;
    private volatile boolean gone;

    /** {@code answers} runs what waits for a commit, in order, so that the writer never does. */
    GroupCommit(
            Store store,
            HighWater written,
            Totals totals,
            long latest,
            long life,
            boolean sync,
            Executor answers,
            Latencies latencies) {
        this.store = store;
        this.written = written;
        this.totals = totals;
        this.out = new GroupBatch(store.families, life, latest);
        this.sync = sync;
        this.answers = answers;
        this.latencies = latencies;
    }

    CompletableFuture<Void> commit(Batch batch) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        ask(new Write(batch, done));
        return done;
    }

    void atNextWrite(Runnable commits) {
        ask(new Turn(commits));
    }

    /** Completes when everything before is written; nothing is written after. */
    CompletionStage<Void> end() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        ask(new End(done));
        return done;
    }

    private void ask(Asked asked) {
        queue.add(asked);
        if (gone) {
            answerLate();
        }
    }

    @Override
    public void run() {
        while (!ended) {
            List<Asked> group = gather();
            if (!group.isEmpty()) {
                long began = latencies.nanos();
                Throwable result = write(group);
                if (result == null) {
                    latencies.written(latencies.nanos() - began, group.size());
                }
                answers.execute(() -> {
                    group.forEach(asked -> answer(asked, result));
                    unanswered.release();
                });
            } else {
                unanswered.release();
            }
        }
        out.close();
        options.close();
        gone = true;
        answerLate();
    }

    /** Waits for something to write, and takes all there is. Whoever asks for a turn from then on has the next. */
    private List<Asked> gather() {
        List<Asked> found = new ArrayList<>();
        List<Asked> group = new ArrayList<>();
        try {
            found.add(queue.take());
            unanswered.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = e;
            ended = true;
        }
        queue.drainTo(found, MOST_AT_ONCE);
        for (Asked asked : found) {
            if (asked instanceof Turn turn) {
                turn.commits.run();
            } else {
                group.add(asked);
            }
        }
        found.clear();
        queue.drainTo(found, MOST_AT_ONCE);
        for (Asked asked : found) {
            (asked instanceof Turn ? queue : group).add(asked);
        }
        return group;
    }

    private static void answer(Asked asked, @Nullable Throwable failure) {
        switch (asked) {
            case Write write -> answer(write.done, failure);
            case End end -> answer(end.done, failure);
            case Turn turn -> turn.commits.run();
        }
    }

    private static void answer(CompletableFuture<Void> done, @Nullable Throwable failure) {
        if (failure == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(failure);
        }
    }

    /** What was asked for while the writer left. */
    private void answerLate() {
        for (Asked asked = queue.poll(); asked != null; asked = queue.poll()) {
            answer(asked, asked instanceof End ? null : RocksDbJournal.closed());
        }
    }

    private @Nullable Throwable write(List<Asked> group) {
        ended |= group.stream().anyMatch(asked -> asked instanceof End);
        if (failure != null) {
            return failure;
        }
        try {
            for (Asked asked : group) {
                if (asked instanceof Write write) {
                    out.add(write.batch.writes());
                    totals = totals.plus(write.batch.change());
                }
            }
            if (!out.isEmpty()) {
                out.write(store.db, options, sync, totals);
                if (out.isNews() || !sync) {
                    written.raise();
                }
                out.clear();
            }
            return null;
        } catch (RocksDBException e) {
            return failed(store.trouble.writing(e));
        } catch (IOException | RuntimeException e) {
            return failed(e);
        }
    }

    private Throwable failed(Throwable cause) {
        failure = cause;
        return cause;
    }
}
