package dev.restante.ports.mailbox;

import static dev.restante.ports.testing.Messages.named;
import static dev.restante.ports.testing.Messages.sized;
import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.TimeToLive;
import dev.restante.ports.testing.Limits;
import dev.restante.ports.testing.Stages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What all threads may hold together. Part of {@link MailboxContract}. */
public interface CapacityContract extends MailboxFixture {

    private MailboxDriver node(long bytes, long threads, long probeReserve) {
        return new MailboxDriver(this, new Setup(Limits.defaults().build(), bytes, threads, probeReserve));
    }

    /** Fills the node with messages of 1,000 bytes in threads u1, u2, …; answers how many fitted. */
    private static int fill(MailboxDriver box) {
        int accepted = 0;
        while (box.send(new ThreadId("u" + accepted), sized(1_000)) instanceof AppendResult.Held) {
            accepted++;
        }
        return accepted;
    }

    @Test
    default void node_takesNoMoreBytesThanItMay() {
        try (MailboxDriver box = node(20_000, 1_000, 0)) {
            int accepted = fill(box);
            assertTrue(accepted >= 10 && accepted <= 20, "accepted: " + accepted + " (expected: 10 - 20)");
            box.refuse(Reason.CAPACITY, sized(1_000));
            assertEquals(0, box.status().last());
        }
    }

    @Test
    default void node_onceMailIsGone_takesMailAgain() {
        try (MailboxDriver box = node(20_000, 1_000, 0)) {
            int accepted = fill(box);
            assertTrue(box.refuse(Reason.CAPACITY, sized(1_000)).retryAfter().isPresent());
            for (int i = 0; i < 2; i++) {
                assertEquals(1, Stages.await(box.mailbox.purge(new ThreadId("u" + i))));
            }
            box.hold(new ThreadId("u0"), sized(1_000));
            assertTrue(accepted > 2);
        }
    }

    @Test
    default void node_takesNoMoreThreadsThanItMay() {
        try (MailboxDriver box = node(1L << 30, 3, 0)) {
            for (int i = 0; i < 3; i++) {
                box.hold(new ThreadId("u" + i), text("a"));
            }
            box.refuse(Reason.CAPACITY, text("no"));
            assertEquals(2, box.hold(new ThreadId("u1"), text("b")).depth());
            box.readers.take(1);
            assertInstanceOf(
                    AppendResult.Passed.class,
                    box.send(MailboxDriver.T, text("now").withTtl(TimeToLive.NOW_OR_NEVER)));
        }
    }

    @Test
    default void aFullNode_stillTakesTheSystemsOwn() {
        try (MailboxDriver box = node(20_000, 10, 10_000)) {
            fill(box);
            ThreadId probe = ThreadId.system("probe-1");
            for (int i = 1; i <= 3; i++) {
                assertEquals(i, box.hold(probe, sized(1_000)).position().sequence());
            }
            assertEquals("1:", box.read(probe, MailboxDriver.BEGINNING).substring(0, 2));
            assertEquals(3, Stages.await(box.mailbox.purge(probe)));
            box.refuse(Reason.CAPACITY, sized(1_000));
        }
    }

    @Test
    default void theSystemsOwn_takeNoMoreThanTheirReserve() {
        try (MailboxDriver box = node(20_000, 1_000, 3_000)) {
            fill(box);
            int probes = 0;
            while (box.send(ThreadId.system("probe"), sized(1_000)) instanceof AppendResult.Held) {
                probes++;
            }
            assertTrue(probes >= 1 && probes <= 4, "probes: " + probes + " (expected: 1 - 4)");
        }
    }

    @Test
    default void theSystemsOwn_areNotReplayed() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            ThreadId probe = ThreadId.system("probe");
            var position = box.hold(probe, text("a")).position();
            box.mailbox.handedOver(probe, position, 1);
            assertEquals(new AckResult.Acknowledged(1), Stages.await(box.mailbox.acknowledge(probe, position)));
            assertEquals("[1-1 not-retained]", box.read(probe, MailboxDriver.BEGINNING));
            assertEquals(0, box.status(probe).bytes());
        }
    }

    /** What is kept only for resuming goes before anybody's message is rejected: the oldest of the node, and no more. */
    @Test
    default void aFullNode_givesUpReplayFirst_theOldestFirst() {
        try (MailboxDriver box = node(20_000, 1_000, 0)) {
            int accepted = fill(box);
            for (int i = 0; i < 3; i++) {
                box.step(Duration.ofSeconds(60));
                box.readAndAcknowledge(new ThreadId("u" + (2 - i)), 1);
            }
            for (int i = 0; i < 3; i++) {
                assertEquals(i + 1, box.hold(sized(1_000)).position().sequence());
                for (int u = 0; u < 3; u++) {
                    String shown = box.read(new ThreadId("u" + (2 - u)), MailboxDriver.BEGINNING);
                    assertEquals(u <= i ? "[1-1 not-retained]" : "1:x", shown.substring(0, u <= i ? 18 : 3), "u" + u);
                }
            }
            assertTrue(box.refuse(Reason.CAPACITY, sized(1_000)).retryAfter().isPresent());
            assertEquals(accepted - 3, held(box, accepted));
        }
    }

    private static int held(MailboxDriver box, int threads) {
        int depth = 0;
        for (int i = 0; i < threads; i++) {
            depth += box.status(new ThreadId("u" + i)).depth();
        }
        return depth;
    }

    /** The very thread that sends may be the one whose window yields, and sends behind it keep their order. */
    @Test
    default void aFullNode_takesWhatManySend_inTheirOrder_asLongAsReplayYields() {
        try (MailboxDriver box = node(20_000, 1_000, 0)) {
            int accepted = 0;
            while (box.send(MailboxDriver.T, sized(1_000)) instanceof AppendResult.Held) {
                accepted++;
            }
            box.readAndAcknowledge(accepted);
            List<CompletionStage<AppendResult>> sent = new ArrayList<>();
            for (int i = 0; i < accepted; i++) {
                sent.add(box.sending(MailboxDriver.T, sized(1_000)));
            }
            for (int i = 0; i < accepted; i++) {
                AppendResult.Held held = assertInstanceOf(AppendResult.Held.class, Stages.await(sent.get(i)));
                assertEquals(accepted + 1 + i, held.appended().position().sequence());
            }
            box.refuse(Reason.CAPACITY, sized(1_000));
            assertEquals(accepted, box.status().depth());
        }
    }

    /** Ids that are remembered take room too, when their messages are long gone; and give it back in time. */
    @Test
    default void rememberedIds_countIntoTheNode() {
        Limits limits = Limits.defaults().replay(0, 0, Duration.ZERO).dedup(10_000, Duration.ofMinutes(10));
        try (MailboxDriver box = new MailboxDriver(this, new Setup(limits.build(), 20_000, 1_000, 0))) {
            int accepted = 0;
            while (box.send(MailboxDriver.T, named("id-" + accepted, "")) instanceof AppendResult.Held) {
                accepted++;
                assertTrue(accepted <= 300, "remembered: " + accepted + " (expected: 10 - 300)");
                box.readAndAcknowledge(accepted);
            }
            assertTrue(accepted >= 10, "remembered: " + accepted + " (expected: 10 - 300)");
            assertEquals(0, box.status().depth());
            box.repeat(named("id-0", ""));
            box.step(Duration.ofMinutes(10));
            box.sweep();
            box.hold(named("another", ""));
        }
    }

    @Test
    default void rememberedIds_ofTimeToLive0_countIntoTheNode() {
        try (MailboxDriver box = node(20_000, 1_000, 0)) {
            box.readers.take(1);
            int passed = 0;
            while (box.send(MailboxDriver.T,
                    named("id-" + passed, "").withTtl(TimeToLive.NOW_OR_NEVER)) instanceof AppendResult.Passed) {
                passed++;
                assertTrue(passed <= 300, "remembered: " + passed + " (expected: 10 - 300)");
            }
            assertTrue(passed >= 10, "remembered: " + passed + " (expected: 10 - 300)");
            box.refuse(Reason.CAPACITY, named("more", "").withTtl(TimeToLive.NOW_OR_NEVER));
            assertInstanceOf(
                    AppendResult.Passed.class,
                    box.send(MailboxDriver.T, text("unnamed").withTtl(TimeToLive.NOW_OR_NEVER)));
            box.step(Duration.ofMinutes(10));
            box.hold("again");
        }
    }
}
