package dev.restante.application.mailbox;

import static dev.restante.ports.testing.Messages.named;
import static dev.restante.ports.testing.Messages.sized;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.testing.Limits;
import dev.restante.ports.testing.Stages;
import dev.restante.ports.testing.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A node that holds as much as it may. */
final class NodeFullTest {
    private static final long BYTES = 200_000;
    private final Disk disk = new Disk();
    private final MailboxBench bench = new MailboxBench(disk, "life1", false, BYTES).letGo();

    private static ThreadId thread(int number) {
        return new ThreadId("u" + number);
    }

    private static void acknowledge(MailboxBench bench, int number) {
        Position position = bench.at(thread(number), 1);
        bench.mailbox.handedOver(thread(number), position, 1);
        Stages.await(bench.mailbox.acknowledge(thread(number), position));
    }

    /** Full, with so many windows, the highest number acknowledged first. */
    private int fill(int windows) {
        int threads = 0;
        while (Stages.await(bench.send(thread(threads), sized(1_000))) instanceof AppendResult.Held) {
            threads++;
        }
        for (int i = windows - 1; i >= 0; i--) {
            bench.clock.step(Duration.ofSeconds(2));
            acknowledge(bench, i);
        }
        return threads;
    }

    private static Reason refused(CompletionStage<AppendResult> answer) {
        return assertInstanceOf(AppendResult.Refused.class, Stages.await(answer)).reason();
    }

    @Test
    void windowsThatOnlyTheStoreKnows_yieldToo_theOldestFirst() {
        fill(100);
        Stages.await(bench.mailbox.close());
        MailboxBench again = new MailboxBench(disk, "life2", false, BYTES).letGo();
        for (int i = 99; i >= 0; i--) {
            assertTrue(disk.holds(thread(i), 1), "kept: u" + i);
            assertInstanceOf(AppendResult.Held.class, Stages.await(again.send("x".repeat(1_000))), "instead of u" + i);
            assertTrue(!disk.holds(thread(i), 1), "gone: u" + i);
        }
        assertEquals(Reason.CAPACITY, refused(again.send("x".repeat(1_000))));
        assertTrue(again.mailbox.bytes() <= BYTES, "held: " + again.mailbox.bytes());
    }

    @Test
    void rememberedIds_areCounted_afterReopeningToo() {
        for (int i = 0; i < 10; i++) {
            bench.send(thread(i), named("id", "a"));
            acknowledge(bench, i);
        }
        long held = bench.mailbox.bytes();
        assertEquals(10 * (NodeLimits.REMEMBERED + 2 * NodeLimits.OVERHEAD + 1), held);
        Stages.await(bench.mailbox.close());
        MailboxBench again = new MailboxBench(disk, "life2", false, BYTES).letGo();
        assertEquals(held, again.mailbox.bytes());
        again.clock.step(Duration.ofMinutes(10));
        Stages.await(again.mailbox.sweep());
        assertEquals(10 * NodeLimits.OVERHEAD, again.mailbox.bytes());
    }

    @Test
    void whoeverWaitsForRoom_isAnswered_whereTheStoreCannotBeRead() {
        fill(50);
        for (ScriptedJournal.Call call : List.of(ScriptedJournal.Call.DUE, ScriptedJournal.Call.LOAD)) {
            bench.journal.throwAt(call);
            assertTrue(bench.send("x".repeat(1_000)).toCompletableFuture().isDone(), "answered: " + call);
        }
        bench.journal.recover();
        for (int i = 0; i < 40; i++) {
            assertInstanceOf(AppendResult.Held.class, Stages.await(bench.send("x".repeat(1_000))));
        }
    }

    @Test
    void whatComesBehindASendThatWaitsForRoom_keepsItsPlace() {
        fill(50);
        Stages.await(bench.mailbox.close());
        MailboxBench slow = new MailboxBench(disk, "life2", false, BYTES);
        CompletionStage<AppendResult> first = slow.send("x".repeat(1_000));
        CompletionStage<AppendResult> second = slow.send("small");
        var purged = slow.mailbox.purge(MailboxBench.T);
        while (slow.reader.size() + slow.writer.size() > 0) {
            slow.reader.all();
            slow.writer.all();
        }
        assertEquals(1,
                assertInstanceOf(AppendResult.Held.class, Stages.await(first)).appended().position().sequence());
        assertEquals(2,
                assertInstanceOf(AppendResult.Held.class, Stages.await(second)).appended().position().sequence());
        assertEquals(2, Stages.await(purged));
    }

    /** However many send at once, to whichever threads: not a byte more than the node may hold. */
    @Test
    void manyAtOnce_neverHoldMoreThanTheNodeMay() throws InterruptedException, ExecutionException {
        for (int round = 0; round < 20; round++) {
            LocalMailbox mailbox = new LocalMailbox(
                    new ScriptedJournal(),
                    new MailboxSettings(Limits.defaults().build(), new NodeLimits(100_000, 60, 0)),
                    new SteppedClock(), "life", Runnable::run, fault -> {});
            Stages.await(mailbox.open());
            try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
                List<Future<?>> done = IntStream.range(0, 4).<Future<?>>mapToObj(sender -> senders.submit(() -> {
                    for (int i = 0; i < 200; i++) {
                        Message message = sized(1_000).withId(new MessageId(sender + "-" + i));
                        Stages.await(
                                mailbox.append(thread((i * 7 + sender) % 97), message.id().orElseThrow(), message));
                        assertTrue(mailbox.bytes() <= 100_000, "bytes: " + mailbox.bytes());
                    }
                })).toList();
                for (Future<?> each : done) {
                    each.get();
                }
            }
            assertTrue(mailbox.bytes() > 98_000 && mailbox.bytes() <= 100_000, "bytes: " + mailbox.bytes());
            assertTrue(mailbox.threads() <= 60, "threads: " + mailbox.threads());
        }
    }
}
