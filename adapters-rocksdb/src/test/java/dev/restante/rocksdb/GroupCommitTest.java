package dev.restante.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.Durability;
import dev.restante.domain.mailbox.Header;
import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.Batch;
import dev.restante.ports.journal.ThreadWrite;
import dev.restante.ports.journal.Totals;
import dev.restante.ports.observing.Latencies;
import dev.restante.ports.testing.Stages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes one write of the store; answers are given when the test says so. */
final class GroupCommitTest implements Latencies {
    private final BlockingQueue<Integer> groups = new LinkedBlockingQueue<>();
    private final Semaphore answers = new Semaphore(0);
    private final RocksDbJournal journal;

    GroupCommitTest(@TempDir Path base) {
        journal = new RocksDbJournal(
                new StoreSettings(base.resolve("store"), Durability.FSYNC, 8 << 20, "test"), new Epoch("renewed"),
                Thread::new, this, task -> {
                    answers.acquireUninterruptibly();
                    task.run();
                });
        Stages.await(journal.open());
    }

    @AfterEach
    void close() {
        answers.release(1_000);
        Stages.await(journal.close());
    }

    @Override
    public long nanos() {
        return 0;
    }

    @Override
    public void committed(long took, int messages) {}

    @Override
    public void fannedOut(long took, int takes) {}

    @Override
    public void written(long took, int batches) {
        groups.add(batches);
    }

    private int nextGroup() throws InterruptedException {
        Integer size = groups.poll(Stages.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return size == null ? 0 : size;
    }

    private CompletionStage<Void> commit(String thread) {
        MailboxState state = MailboxState.restore(
                new Header(new Epoch("e"), 1, 1, 1, 0, List.of(), List.of(), List.of()), List.of(), List.of());
        ThreadWrite write = new ThreadWrite(
                new ThreadId(thread), state, true, Long.MAX_VALUE, Long.MAX_VALUE, List.of(), List.of(), List.of(),
                List.of(), false);
        return journal.commit(new Batch(List.of(write), Totals.ZERO));
    }

    /** While one group is answered and one waits for it, all who have something are asked together, and go together. */
    @Test
    void whoeverHasSomethingWhileTwoGroupsAreUnanswered_isInTheNextOne() throws InterruptedException {
        CompletableFuture<Void> first = commit("a").toCompletableFuture();
        assertEquals(1, nextGroup());
        commit("b");
        assertEquals(1, nextGroup());
        List<CompletableFuture<Boolean>> asked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String thread = "c" + i;
            CompletableFuture<Boolean> turn = new CompletableFuture<>();
            asked.add(turn);
            journal.atNextWrite(() -> {
                turn.complete(first.isDone());
                commit(thread);
            });
        }
        commit("d");
        answers.release();
        for (CompletableFuture<Boolean> turn : asked) {
            assertTrue(Stages.await(turn), "asked before the first group was answered");
        }
        assertEquals(4, nextGroup());
    }

    /** Nobody who asks again while the group is gathered keeps it from being written. */
    @Test
    void whoeverHasMoreWhileAGroupIsGathered_isInTheOneAfter() throws InterruptedException {
        answers.release(1_000);
        journal.atNextWrite(() -> {
            journal.atNextWrite(() -> commit("b"));
            commit("a");
        });
        assertEquals(1, nextGroup());
        assertEquals(1, nextGroup());
    }

    @Test
    void whoeverHasNothingAfterAll_holdsUpNobody() throws InterruptedException {
        answers.release(1_000);
        for (int i = 0; i < 10; i++) {
            CompletableFuture<Boolean> asked = new CompletableFuture<>();
            journal.atNextWrite(() -> asked.complete(true));
            Stages.await(asked);
        }
        Stages.await(commit("a"));
        assertEquals(1, nextGroup());
    }
}
