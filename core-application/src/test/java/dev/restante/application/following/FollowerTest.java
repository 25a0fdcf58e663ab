package dev.restante.application.following;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Position;
import dev.restante.ports.following.Subscription;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.mailbox.MailboxUnavailable;
import dev.restante.ports.mailbox.Slice;
import dev.restante.ports.testing.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Following over a mailbox elsewhere, that fails, is late, or begins anew. */
final class FollowerTest {
    private final ScriptedMailbox mailbox = new ScriptedMailbox();
    private final List<Throwable> faults = new ArrayList<>();
    private final FollowThreads following = FollowThreads.of(mailbox, faults::add);
    private final Reader reader = new Reader();

    private Subscription follow() {
        return following.follow(ScriptedMailbox.T, new From.Unacknowledged(), reader);
    }

    @AfterEach
    void noReaderHeardWhatItMayNotHear() {
        assertEquals(List.of(), reader.faults());
    }

    @Test
    void aReadThatFails_endsFollowing() {
        mailbox.instead = Optional.of(() -> CompletableFuture.failedStage(new MailboxUnavailable("no")));
        follow();
        assertEquals(List.of("failed"), reader.heard());
        assertEquals(0, following.readers(ScriptedMailbox.T));
        mailbox.instead = Optional.empty();
        assertEquals(0, mailbox.send("a"));
    }

    @Test
    void aReadThatThrows_endsFollowing() {
        mailbox.instead = Optional.of(() -> {
            throw new IllegalStateException("thrown");
        });
        follow().ready();
        assertEquals(List.of("failed"), reader.heard());
        assertEquals(0, following.readers(ScriptedMailbox.T));
    }

    @Test
    void aReadThatIsLate_isFollowedByWhatCameMeanwhile() {
        CompletableFuture<Slice> late = new CompletableFuture<>();
        mailbox.keep("a");
        Slice page = Stages.await(mailbox.read(ScriptedMailbox.T, new From.Beginning(), 10, 10));
        mailbox.instead = Optional.of(() -> late);
        follow();
        assertEquals(0, mailbox.send("b"));
        mailbox.instead = Optional.empty();
        late.complete(page);
        assertEquals(1, mailbox.send("c"));
        assertEquals(List.of("following 1 backlog 1", "a", "b", "c"), reader.heard());
    }

    @Test
    void closedWhileAReadIsLate_hearsNothing() {
        CompletableFuture<Slice> late = new CompletableFuture<>();
        mailbox.keep("a");
        Slice page = Stages.await(mailbox.read(ScriptedMailbox.T, new From.Beginning(), 10, 10));
        mailbox.instead = Optional.of(() -> late);
        follow().close();
        late.complete(page);
        assertEquals(List.of(), reader.heard());
    }

    @Test
    void aLogThatBeginsAnew_resetsTheLiveReader() {
        mailbox.keep("a");
        follow();
        mailbox.beginAnew("e2");
        mailbox.keep("x");
        assertEquals(0, mailbox.send("y"));
        assertEquals(1, mailbox.send("z"));
        assertEquals(List.of("following 1 backlog 1", "a", "reset e2", "x", "y", "z"), reader.heard());
    }

    @Test
    void aLogThatBeganAnew_andIsEmpty_isNotReadWithoutEnd() {
        follow();
        mailbox.send("a");
        mailbox.beginAnew("e2");
        Reader late = new Reader();
        following.follow(ScriptedMailbox.T, new From.Unacknowledged(), late);
        mailbox.send("b");
        assertEquals(List.of("following 1 backlog 0", "a", "reset e2", "b"), reader.heard());
        assertEquals(List.of("following 1 backlog 0", "b"), late.heard());
        assertEquals(List.of(), faults);
    }

    @Test
    void anAcknowledgement_beforeTheFirstPage_isLeftToTheMailbox() {
        mailbox.instead = Optional.of(CompletableFuture::new);
        Position resumed = new Position(new Epoch("e1"), 41);
        assertEquals(new AckResult.Acknowledged(41), Stages.await(follow().acknowledge(resumed)));
    }
}
