package dev.restante.application.following;

import static dev.restante.ports.testing.Messages.named;
import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.NodeLimits;
import dev.restante.application.mailbox.ScriptedJournal;
import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.following.Subscription;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.testing.Limits;
import dev.restante.ports.testing.Stages;
import dev.restante.ports.testing.SteppedClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Following over a local mailbox whose store does everything at once. */
final class FollowThreadsTest {
    private static final ThreadId T = new ThreadId("t");
    private static final From UNACKNOWLEDGED = new From.Unacknowledged();

    private final SteppedClock clock = new SteppedClock();
    private final LocalMailbox mailbox = new LocalMailbox(
            new ScriptedJournal(),
            new MailboxSettings(Limits.defaults().build(), new NodeLimits(1 << 30, 1_000, 0)), clock, "life",
            Runnable::run,
            fault -> {});
    private final FollowThreads following = FollowThreads.of(mailbox, fault -> {});
    private final Reader reader = new Reader();
    private int made;

    FollowThreadsTest() {
        Stages.await(mailbox.open());
    }

    @AfterEach
    void noReaderHeardWhatItMayNotHear() {
        assertEquals(List.of(), reader.faults());
    }

    private AppendResult send(ThreadId thread, Message message) {
        return Stages.await(mailbox.append(thread, message.id().orElseGet(() -> new MessageId("m" + made++)), message));
    }

    private void send(String... texts) {
        for (String text : texts) {
            send(T, text(text));
        }
    }

    private int takes(Message message) {
        return assertInstanceOf(AppendResult.Held.class, send(T, message)).appended().takenBy();
    }

    private Position at(long sequence) {
        return new Position(Stages.await(mailbox.status(T)).epoch(), sequence);
    }

    @Test
    void follow_ofAThreadNeverUsed_isLiveAtOnce() {
        following.follow(T, UNACKNOWLEDGED, reader);
        assertEquals(1, takes(text("a")));
        assertEquals(List.of("following 1 backlog 0", "a"), reader.heard());
    }

    @Test
    void follow_getsTheBacklog_thenWhatComesLive() {
        send("a", "b");
        following.follow(T, UNACKNOWLEDGED, reader);
        assertEquals(1, takes(text("c")));
        assertEquals(List.of("following 1 backlog 2", "a", "b", "c"), reader.heard());
    }

    @Test
    void follow_beginsWhereItIsAskedTo() {
        send("a", "b", "c");
        Reader first = new Reader();
        Subscription subscription = following.follow(T, UNACKNOWLEDGED, first);
        assertEquals(new AckResult.Acknowledged(1), Stages.await(subscription.acknowledge(at(1))));
        Reader now = new Reader();
        Reader beginning = new Reader();
        Reader after = new Reader();
        following.follow(T, UNACKNOWLEDGED, reader);
        following.follow(T, new From.Now(), now);
        following.follow(T, new From.Beginning(), beginning);
        following.follow(T, new From.After(at(2)), after);
        assertEquals(5, takes(text("d")));
        assertEquals(List.of("following 2 backlog 2", "b*", "c*", "d"), reader.heard());
        assertEquals(List.of("following 4 backlog 0", "d"), now.heard());
        assertEquals(List.of("following 1 backlog 3", "a*", "b*", "c*", "d"), beginning.heard());
        assertEquals(List.of("following 3 backlog 1", "c*", "d"), after.heard());
    }

    @Test
    void follow_afterAnotherEpochOrTheFuture_isReset() {
        send("a");
        following.follow(T, new From.After(new Position(new Epoch("other"), 1)), reader);
        Reader future = new Reader();
        following.follow(T, new From.After(at(9)), future);
        assertEquals(2, takes(text("b")));
        assertEquals(List.of("reset life", "following 1 backlog 1", "a", "b"), reader.heard());
        assertEquals(List.of("reset life", "following 1 backlog 1", "a*", "b"), future.heard());
    }

    @Test
    void follow_announcesWhatIsMissing_beforeTheNextMessage() {
        send(T, text("a", 1));
        send(T, text("b", 1));
        send("c");
        send(T, text("d", 1));
        clock.step(Duration.ofSeconds(1));
        following.follow(T, UNACKNOWLEDGED, reader);
        send("e");
        assertEquals(List.of("following 1 backlog 1", "[1-2 expired]", "c", "[4-4 expired]", "e"), reader.heard());
    }

    @Test
    void fullWindow_waits_andResumesWithoutLoss_onceReady() {
        send("a", "b", "c");
        reader.makeRoom(2);
        Subscription subscription = following.follow(T, UNACKNOWLEDGED, reader);
        assertEquals(0, takes(text("d")));
        subscription.ready();
        reader.makeRoom(1);
        subscription.ready();
        assertEquals(List.of("following 1 backlog 3", "a", "b", "c"), reader.heard());
        reader.makeRoom(10);
        subscription.ready();
        subscription.ready();
        assertEquals(1, takes(text("e")));
        assertEquals(List.of("following 1 backlog 3", "a", "b", "c", "d", "e"), reader.heard());
    }

    @Test
    void fullWindow_whileLive_isNoTake_andSlowsNobodyElse() {
        Reader fast = new Reader();
        Subscription slow = following.follow(T, UNACKNOWLEDGED, reader);
        following.follow(T, UNACKNOWLEDGED, fast);
        reader.makeRoom(1);
        assertEquals(2, takes(text("a")));
        assertEquals(1, takes(text("b")));
        assertEquals(1, takes(text("c")));
        reader.makeRoom(10);
        slow.ready();
        assertEquals(2, takes(text("d")));
        assertEquals(List.of("following 1 backlog 0", "a", "b*", "c*", "d"), reader.heard());
        assertEquals(List.of("following 1 backlog 0", "a", "b", "c", "d"), fast.heard());
    }

    @Test
    void fullWindow_whileMessagesExpire_announcesTheGap() {
        Subscription subscription = following.follow(T, UNACKNOWLEDGED, reader);
        reader.makeRoom(0);
        send(T, text("a", 1));
        send("b");
        clock.step(Duration.ofSeconds(1));
        reader.makeRoom(5);
        subscription.ready();
        assertEquals(List.of("following 1 backlog 0", "[1-1 expired]", "b"), reader.heard());
    }

    @Test
    void nowOrNever_goesToWhoIsLive_andToNobodyElse() {
        Reader full = new Reader(0);
        send("a");
        following.follow(T, UNACKNOWLEDGED, reader);
        following.follow(T, UNACKNOWLEDGED, full);
        AppendResult result = send(T, text("now", 0));
        assertEquals(1, assertInstanceOf(AppendResult.Passed.class, result).takenBy());
        reader.makeRoom(0);
        assertEquals(0, assertInstanceOf(AppendResult.Passed.class, send(T, text("never", 0))).takenBy());
        reader.makeRoom(5);
        assertEquals(1, takes(text("b")));
        assertEquals(List.of("following 1 backlog 1", "a", "now", "b"), reader.heard());
    }

    @Test
    void closedRecipient_getsNothingMore() {
        Subscription subscription = following.follow(T, UNACKNOWLEDGED, reader);
        send("a");
        reader.leave();
        assertEquals(0, takes(text("b")));
        assertEquals(0, takes(text("c")));
        assertEquals(1, following.readers(T));
        subscription.close();
        subscription.close();
        assertEquals(0, following.readers(T));
        assertTrue(!following.isFollowed(T));
    }

    @Test
    void close_endsFollowing_forThatReaderAlone() {
        Reader other = new Reader();
        Subscription subscription = following.follow(T, UNACKNOWLEDGED, reader);
        following.follow(T, UNACKNOWLEDGED, other);
        subscription.close();
        subscription.ready();
        assertEquals(1, takes(text("a")));
        assertEquals(List.of("following 1 backlog 0"), reader.heard());
        assertEquals(List.of("following 1 backlog 0", "a"), other.heard());
    }

    @Test
    void aReader_hearsNothingOfOtherThreads() {
        following.follow(T, UNACKNOWLEDGED, reader);
        send(new ThreadId("t1"), text("other"));
        send(new ThreadId("T"), text("other"));
        send(T, text("own"));
        assertEquals(List.of("following 1 backlog 0", "own"), reader.heard());
    }

    @Test
    void acknowledge_knowsWhatThisReaderWasHanded() {
        send("a", "b");
        reader.makeRoom(1);
        Subscription subscription = following.follow(T, UNACKNOWLEDGED, reader);
        assertEquals(new AckResult.Beyond(1), Stages.await(subscription.acknowledge(at(2))));
        Position other = new Position(new Epoch("other"), 1);
        assertEquals(new AckResult.OtherEpoch(at(1).epoch()), Stages.await(subscription.acknowledge(other)));
        assertEquals(new AckResult.Acknowledged(1), Stages.await(subscription.acknowledge(at(1))));
        assertEquals(1, Stages.await(mailbox.status(T)).depth());
    }

    @Test
    void aRepeat_isNotHandedOverAgain() {
        following.follow(T, UNACKNOWLEDGED, reader);
        send(T, named("id", "a"));
        assertInstanceOf(AppendResult.Repeated.class, send(T, named("id", "a")));
        assertEquals(List.of("following 1 backlog 0", "a"), reader.heard());
    }

    @Test
    void aPurge_betweenPagesAndLive_isAnnouncedOrTaken() {
        send("a", "b", "c");
        reader.makeRoom(1);
        Subscription subscription = following.follow(T, UNACKNOWLEDGED, reader);
        Stages.await(mailbox.purge(T));
        reader.makeRoom(5);
        subscription.ready();
        send("d");
        assertEquals(List.of("following 1 backlog 3", "a", "[2-3 purged]", "d"), reader.heard());
    }

    @Test
    void aBacklogOfManyPages_isRead() {
        for (int i = 1; i <= 900; i++) {
            send("m" + i);
        }
        following.follow(T, UNACKNOWLEDGED, reader);
        assertEquals(901, reader.heard().size());
        assertEquals(1, takes(text("live")));
    }

    @Test
    void aRecipientThatThrows_keepsNobodyElseFromTheirs() {
        var broken = new ThrowingRecipient();
        following.follow(T, UNACKNOWLEDGED, broken);
        following.follow(T, UNACKNOWLEDGED, reader);
        assertEquals(1, takes(text("a")));
        assertEquals(1, takes(text("b")));
        assertEquals(List.of("following 1 backlog 0", "a", "b"), reader.heard());
        Reader late = new Reader();
        following.follow(T, UNACKNOWLEDGED, new ThrowingRecipient());
        following.follow(T, UNACKNOWLEDGED, late);
        assertEquals(2, takes(text("c")));
    }
}
