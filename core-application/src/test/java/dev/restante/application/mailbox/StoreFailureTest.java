package dev.restante.application.mailbox;

import static dev.restante.application.mailbox.MailboxBench.T;
import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.mailbox.Ledger;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.Topic;
import dev.restante.ports.mailbox.MailboxUnavailable;
import dev.restante.ports.mailbox.Slice;
import dev.restante.ports.testing.Stages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a mailbox says while its store is late, fails or throws. */
final class StoreFailureTest {
    private final MailboxBench bench = new MailboxBench();

    private static boolean done(CompletionStage<?> stage) {
        return stage.toCompletableFuture().isDone();
    }

    private static void unavailable(boolean settled, CompletionStage<AppendResult> answer) {
        AppendResult.Refused refused = assertInstanceOf(AppendResult.Refused.class, Stages.await(answer));
        assertEquals(Reason.UNAVAILABLE, refused.reason());
        assertEquals(settled, refused.settled());
    }

    @Test
    void beforeTheCommit_nothingIsAnsweredHandedOverOrRead() {
        bench.reader.letGo();
        var sent = bench.send("a");
        var status = bench.mailbox.status(T);
        assertEquals("", bench.shown(T));
        assertFalse(done(sent) || done(status));
        assertEquals(List.of(), bench.offered);
        assertEquals(Ledger.ZERO, bench.mailbox.ledger());
        bench.writer.all();
        assertInstanceOf(AppendResult.Held.class, Stages.await(sent));
        assertEquals(1, Stages.await(status).depth());
        assertEquals("a", bench.shown(T));
        assertEquals(List.of("a"), bench.offered);
        assertEquals(1, bench.mailbox.ledger().held());
    }

    @Test
    void aFailedCommit_andAllBehindIt_areUnsettled_whatIsSentLaterIsNot() {
        bench.reader.letGo();
        bench.journal.failCommitAfter(1);
        var fine = bench.send("fine");
        bench.writer.next();
        var failed = bench.send("failed");
        var behind = bench.send("behind");
        var now = bench.send(T, text("now or never", 0));
        var purged = bench.mailbox.purge(T);
        bench.writer.all();
        assertInstanceOf(AppendResult.Held.class, Stages.await(fine));
        unavailable(false, failed);
        unavailable(false, behind);
        unavailable(false, now);
        assertInstanceOf(MailboxUnavailable.class, Stages.failure(purged));
        unavailable(true, bench.send("later"));
        bench.writer.all();
        assertEquals(List.of("fine"), bench.offered);
        assertEquals(new Ledger(0, 1, 0, 1, 0, 0, 0, 0), bench.mailbox.ledger());
        assertFalse(bench.faults.isEmpty());
    }

    @Test
    void afterAFailedCommit_everythingElseFailsToo() {
        bench.letGo();
        bench.journal.failCommitAfter(0);
        unavailable(false, bench.send("failed"));
        assertInstanceOf(MailboxUnavailable.class, Stages.failure(bench.read(T)));
        assertInstanceOf(MailboxUnavailable.class, Stages.failure(bench.mailbox.status(T)));
        assertInstanceOf(MailboxUnavailable.class, Stages.failure(bench.mailbox.purge(T)));
        Position position = new Position(new Epoch("life1"), 1);
        assertInstanceOf(MailboxUnavailable.class, Stages.failure(bench.mailbox.acknowledge(T, position)));
    }

    @Test
    void afterAFailedCommit_otherThreadsAreRefusedToo_andTheStoreOpensAgain() {
        bench.letGo();
        bench.send(new ThreadId("other"), text("before"));
        bench.journal.failCommitAfter(0);
        unavailable(false, bench.send("failed"));
        for (int i = 0; i < 200; i++) {
            AppendResult.Refused refused = assertInstanceOf(
                    AppendResult.Refused.class, Stages.await(bench.send(new ThreadId("t" + i), text("x"))));
            assertEquals(Reason.UNAVAILABLE, refused.reason());
        }
        MailboxBench again = bench.next(true).letGo();
        assertEquals("before*", again.shown(new ThreadId("other")));
        assertEquals("", again.shown(T));
        assertInstanceOf(AppendResult.Held.class, Stages.await(again.send("works")));
    }

    @ParameterizedTest
    @EnumSource(ScriptedJournal.Call.class)
    void aStoreThatThrows_answersEverybody(ScriptedJournal.Call call) {
        bench.letGo();
        bench.send("before");
        bench.journal.throwAt(call);
        List<CompletionStage<?>> answers = List.of(
                bench.send("a"), bench.read(T), bench.mailbox.status(T),
                bench.send(new ThreadId("b"), text("b")), bench.read(new ThreadId("c")),
                bench.mailbox.sweep());
        answers.forEach(answer -> assertTrue(done(answer), "answered"));
        bench.journal.recover();
        assertTrue(done(bench.send("c")));
    }

    @Test
    void aThreadThatCannotBeLoaded_isRefusedSettled_andWorksLater() {
        bench.letGo();
        bench.journal.refuse(ScriptedJournal.Call.LOAD);
        unavailable(true, bench.send("no"));
        assertInstanceOf(MailboxUnavailable.class, Stages.failure(bench.read(T)));
        bench.journal.recover();
        assertInstanceOf(AppendResult.Held.class, Stages.await(bench.send("yes")));
        assertEquals("yes", bench.shown(T));
    }

    /** Replaced, but not committed yet: a page of the first only must not tell what may never be true. */
    @Test
    void aGap_isAnnouncedOnceItsCauseIsCommitted_orNotAtAll() {
        for (boolean fails : new boolean[] {false, true}) {
            MailboxBench slow = new MailboxBench();
            slow.reader.letGo();
            slow.send("first");
            slow.send(T, text("replaced").withTopic(new Topic("t")));
            slow.writer.all();
            slow.journal.failCommitAfter(fails ? 0 : 1);
            slow.send(T, text("newer").withTopic(new Topic("t")));
            CompletionStage<Slice> page = slow.mailbox.read(T, new From.Beginning(), 1, 1 << 20);
            assertFalse(done(page), "announced before it was committed");
            slow.writer.all();
            if (fails) {
                assertInstanceOf(MailboxUnavailable.class, Stages.failure(page));
            } else {
                assertEquals(2, Stages.await(page).items().size());
            }
        }
    }

    @Test
    void aReadThatFails_isUnavailable_andTheNextIsFine() {
        bench.letGo();
        bench.send("a");
        bench.journal.refuse(ScriptedJournal.Call.READ);
        assertInstanceOf(MailboxUnavailable.class, Stages.failure(bench.read(T)));
        bench.journal.recover();
        assertEquals("a", bench.shown(T));
    }

    @Test
    void whatWaitsForAThreadToLoad_isDoneInOrder() {
        bench.writer.letGo();
        var first = bench.send("a");
        var second = bench.send("b");
        var read = bench.read(T);
        var purged = bench.mailbox.purge(T);
        assertFalse(done(first) || done(second) || done(read));
        bench.reader.letGo();
        assertInstanceOf(AppendResult.Held.class, Stages.await(first));
        assertInstanceOf(AppendResult.Held.class, Stages.await(second));
        assertEquals(2, Stages.await(purged));
        assertEquals(List.of("a", "b"), bench.offered);
    }

    @Test
    void whatExpiresWhileItIsWritten_isHandedToNobody() {
        bench.reader.letGo();
        bench.takes = 1;
        var sent = bench.send(T, text("late", 5));
        bench.clock.step(Duration.ofSeconds(5));
        bench.writer.all();
        assertEquals(0, assertInstanceOf(AppendResult.Held.class, Stages.await(sent)).appended().takenBy());
        assertEquals(List.of(), bench.offered);
    }
}
