package dev.restante.rocksdb;

import dev.restante.domain.mailbox.Header;
import dev.restante.domain.mailbox.Memo;
import dev.restante.domain.mailbox.SequenceRange;
import dev.restante.ports.journal.Batch;
import dev.restante.ports.journal.ThreadWrite;
import dev.restante.ports.journal.Totals;
import dev.restante.ports.observing.Latencies;
import dev.restante.ports.mailbox.Committed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The one writer of a store: takes all batches that wait, writes them at once and syncs once. The more are waiting, the
 * cheaper each becomes. After a failure it refuses all.
 */
final class GroupCommit implements Runnable {
    private static final int MOST_AT_ONCE = 4_096;
    private static final int POINT_DELETES = 16;

    private record Waiting(@Nullable Batch batch, CompletableFuture<Void> done) {}

    private final Store store;
    private final HighWater written;
    private final long life;
    private final boolean sync;
    private final Executor answers;
    private final Latencies latencies;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private Totals totals;
    private long latest;
    private @Nullable Throwable failure;
    private boolean ended;

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
        this.latest = latest;
        this.life = life;
        this.sync = sync;
        this.answers = answers;
        this.latencies = latencies;
    }

    CompletableFuture<Void> commit(Batch batch) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        queue.add(new Waiting(batch, done));
        return done;
    }

    /** Completes when everything before is written; nothing is written after. */
    CompletionStage<Void> end() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        queue.add(new Waiting(null, done));
        return done;
    }

    @Override
    public void run() {
        List<Waiting> group = new ArrayList<>();
        while (!ended) {
            try {
                group.add(queue.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = e;
                ended = true;
            }
            queue.drainTo(group, MOST_AT_ONCE);
            List<Waiting> written = List.copyOf(group);
            group.clear();
            long began = latencies.nanos();
            Throwable result = write(written);
            if (result == null) {
                latencies.written(latencies.nanos() - began, written.size());
            }
            answers.execute(() -> answer(written, result));
        }
    }

    private static void answer(List<Waiting> written, @Nullable Throwable failure) {
        for (Waiting waiting : written) {
            if (failure == null) {
                waiting.done.complete(null);
            } else {
                waiting.done.completeExceptionally(failure);
            }
        }
    }

    private @Nullable Throwable write(List<Waiting> group) {
        ended |= group.stream().anyMatch(waiting -> waiting.batch == null);
        if (failure != null) {
            return failure;
        }
        try (WriteBatch out = new WriteBatch();
                WriteOptions options = new WriteOptions()) {
            boolean news = false;
            for (Waiting waiting : group) {
                Batch batch = waiting.batch;
                if (batch == null) {
                    continue;
                }
                for (ThreadWrite write : batch.writes()) {
                    put(out, write);
                    news |= !write.added().isEmpty();
                }
                totals = totals.plus(batch.change());
            }
            if (out.count() > 0) {
                out.put(store.families.meta(), TotalsRecord.KEY, TotalsRecord.encode(totals, latest));
                // Acknowledgements alone are not worth a sync: at worst a message comes again, marked.
                store.db.write(options.setSync(sync && news), out);
                if (news || !sync) {
                    written.raise();
                }
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

    private void put(WriteBatch out, ThreadWrite write) throws RocksDBException {
        byte[] thread = Keys.thread(write.thread());
        Families families = store.families;
        for (Committed message : write.added()) {
            latest = Math.max(latest, message.at());
            out.put(families.messages(), Keys.numbered(thread, message.sequence()), MessageRecord.encode(message));
        }
        for (Memo memo : write.remembered()) {
            out.put(families.memos(), Keys.numbered(thread, memo.sequence()), MemoRecord.encode(memo));
        }
        for (SequenceRange range : write.removed()) {
            remove(out, thread, range);
        }
        for (Memo memo : write.dropped()) {
            out.delete(families.memos(), Keys.numbered(thread, memo.sequence()));
        }
        if (write.dueBefore() != write.due() || write.forgotten()) {
            out.delete(families.dues(), Keys.due(write.dueBefore(), thread));
        }
        if (write.forgotten()) {
            out.delete(families.threads(), thread);
            return;
        }
        if (write.dueBefore() != write.due()) {
            out.put(families.dues(), Keys.due(write.due(), thread), new byte[0]);
        }
        if (write.headerChanged() || write.dueBefore() != write.due()) {
            Header header = write.after().header();
            latest = Math.max(latest, header.touched());
            out.put(families.threads(), thread, new ThreadRecord(header, write.due(), life).encode());
        }
    }

    private void remove(WriteBatch out, byte[] thread, SequenceRange range) throws RocksDBException {
        if (range.to() - range.from() >= POINT_DELETES) {
            out.deleteRange(
                    store.families.messages(), Keys.numbered(thread, range.from()),
                    Keys.numbered(thread, range.to() + 1));
            return;
        }
        for (long sequence = range.from(); sequence <= range.to(); sequence++) {
            out.delete(store.families.messages(), Keys.numbered(thread, sequence));
        }
    }
}
