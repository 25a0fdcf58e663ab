package dev.restante.application.mailbox;

import static dev.restante.application.mailbox.MailboxBench.T;
import static dev.restante.ports.testing.Messages.named;
import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Appended;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.testing.Stages;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a mailbox knows after its store was closed, and after it was left without closing. */
final class ReopeningTest {
    private final MailboxBench bench = new MailboxBench().letGo();

    private MailboxBench closedAndReopened() {
        Stages.await(bench.mailbox.close());
        return bench.next(false).letGo();
    }

    private static Appended held(AppendResult result) {
        return assertInstanceOf(AppendResult.Held.class, result).appended();
    }

    @Test
    void closedInOrder_positionsGoOn_andMarksAreKept() {
        bench.send("a");
        bench.takes = 1;
        bench.send("live");
        bench.takes = 0;
        bench.send("b");
        Position position = bench.at(T, 2);
        MailboxBench again = closedAndReopened();
        assertEquals("a live* b", again.shown(T));
        assertEquals(new AckResult.Acknowledged(2), Stages.await(again.mailbox.acknowledge(T, position)));
        var slice = Stages.await(again.mailbox.read(T, new From.After(position), 10, 100));
        assertEquals(false, slice.reset());
        assertEquals(4, held(Stages.await(again.send("c"))).position().sequence());
    }

    @Test
    void closedWhileAHandOverIsOnItsWay_marksAreKept() {
        MailboxBench slow = new MailboxBench();
        slow.reader.letGo();
        slow.takes = 1;
        slow.send("live");
        var closed = slow.mailbox.close();
        slow.writer.all();
        Stages.await(closed);
        assertEquals("live*", slow.next(false).letGo().shown(T));
    }

    @Test
    void leftWithoutClosing_everythingComesAgain_marked_andMayBeAcknowledged() {
        bench.send("a");
        bench.send("b");
        MailboxBench again = bench.next(true).letGo();
        assertEquals("a* b*", again.shown(T));
        assertEquals(new AckResult.Acknowledged(2), Stages.await(again.mailbox.acknowledge(T, again.at(T, 2))));
        assertEquals("a* b*", again.shown(T));
        assertEquals(0, Stages.await(again.mailbox.status(T)).depth());
        again.send("c");
        assertEquals("a* b* c", again.shown(T));
    }

    @Test
    void leftWithoutClosing_thenClosedInOrder_marksAreKept() {
        bench.send("a");
        MailboxBench second = bench.next(true).letGo();
        assertEquals("a*", second.shown(T));
        Stages.await(second.mailbox.close());
        assertEquals("a*", second.next(false).letGo().shown(T));
    }

    @Test
    void closedInOrder_aRepeat_answersTheOriginal() {
        bench.takes = 1;
        Appended original = held(Stages.await(bench.send(T, named("id", "a"))));
        bench.send("and more");
        assertEquals(1, original.takenBy());
        assertEquals(
                new AppendResult.Repeated(original), Stages.await(closedAndReopened().send(T, named("id", "a"))));
    }

    @Test
    void leftWithoutClosing_aRepeat_answersQueued_asTheHandOverIsNotKnown() {
        bench.takes = 1;
        Appended original = held(Stages.await(bench.send(T, named("id", "a"))));
        assertEquals(1, original.takenBy());
        Appended repeated = assertInstanceOf(
                AppendResult.Repeated.class, Stages.await(bench.next(true).letGo().send(T, named("id", "a"))))
                .original();
        assertEquals(
                new Appended(
                        original.id(), original.position(), original.depth(), original.heldUntil(), original.held(), 0),
                repeated);
    }

    @Test
    void recovered_countsIntoTheLedger() {
        bench.send("a");
        bench.send("b");
        MailboxBench again = closedAndReopened();
        assertEquals(2, again.mailbox.ledger().recovered());
        again.send("c");
        Stages.await(again.mailbox.purge(T));
        assertEquals(3, again.mailbox.ledger().purged());
        assertEquals(true, again.mailbox.ledger().balances());
    }

    /** What the old log drops on its way out bears the numbers that the new one begins with. */
    @Test
    void aThreadForgottenAndUsedAgainInOnePass_keepsWhatIsNew() {
        ThreadId thread = ThreadId.system("idle");
        bench.send(thread, text("old", 1));
        bench.send(thread, text("old", 1));
        bench.clock.step(Duration.ofSeconds(5));
        bench.onHandOver = () -> {
            bench.onHandOver = () -> {};
            bench.mailbox.sweep();
            bench.send(thread, text("new"));
        };
        bench.send(ThreadId.system("other"), text("x"));
        assertEquals("new", bench.shown(thread));
        assertEquals("new*", bench.next(true).letGo().shown(thread));
    }

    /** Ten thousand threads that nobody uses are in the store, and nothing of them in memory but that they are counted. */
    @Test
    void threadsThatNobodyUses_areNotKeptInMemory() {
        bench.takes = 1;
        for (int i = 0; i < 10_000; i++) {
            bench.send(new ThreadId("idle-" + i), named("id", "x"));
        }
        ThreadId used = new ThreadId("used");
        for (int second = 0; second < 65; second++) {
            bench.send(used, text("y", 3_600));
            Stages.await(bench.mailbox.sweep());
            assertEquals(second < 60 ? 10_001 : bench.mailbox.loadedThreads(), bench.mailbox.loadedThreads());
        }
        assertEquals(1, bench.mailbox.loadedThreads());
        assertEquals(10_001, bench.mailbox.threads());
        assertEquals(65, Stages.await(bench.mailbox.status(used)).depth());
        ThreadId idle = new ThreadId("idle-7");
        assertEquals(1, assertInstanceOf(
                AppendResult.Repeated.class, Stages.await(bench.send(idle, named("id", "x")))).original().takenBy());
        assertEquals("x*", bench.shown(idle));
    }

    @Test
    void aThreadOutOfMemory_isTheSameWhenItIsNeededAgain() {
        ThreadId first = ThreadId.system("first");
        bench.takes = 1;
        bench.send(first, text("taken"));
        bench.takes = 0;
        bench.send(first, text("not taken"));
        for (int i = 0; i < 3_000; i++) {
            bench.send(ThreadId.system("t" + i), text("x"));
        }
        assertEquals("taken* not taken", bench.shown(first));
        var acknowledged = bench.mailbox.acknowledge(first, bench.at(first, 1));
        assertEquals(new AckResult.Acknowledged(1), Stages.await(acknowledged));
        assertEquals(3, held(Stages.await(bench.send(first, text("next")))).position().sequence());
    }
}
