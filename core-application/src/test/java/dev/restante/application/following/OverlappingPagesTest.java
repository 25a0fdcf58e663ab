package dev.restante.application.following;

import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.application.inspecting.InspectThreads;
import dev.restante.application.mailbox.Disk;
import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.NodeLimits;
import dev.restante.application.mailbox.ScriptedJournal;
import dev.restante.application.mailbox.Steps;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Slice;
import dev.restante.ports.testing.Limits;
import dev.restante.ports.testing.Stages;
import dev.restante.ports.testing.SteppedClock;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Several are given the same messages, having asked before any of them was given one. */
final class OverlappingPagesTest {
    private static final ThreadId T = new ThreadId("t");
    private final Steps reads = new Steps();
    private final LocalMailbox mailbox = new LocalMailbox(
            new ScriptedJournal(new Disk(), Runnable::run, reads, false),
            new MailboxSettings(Limits.defaults().build(), new NodeLimits(1 << 30, 10, 0)),
            new SteppedClock(), "life", Runnable::run, fault -> {});
    private final FollowThreads following;
    private final InspectThreads inspecting;

    OverlappingPagesTest() {
        Stages.await(mailbox.open());
        following = FollowThreads.of(mailbox, fault -> {});
        inspecting = new InspectThreads(mailbox, following);
        for (int i = 1; i <= 3; i++) {
            mailbox.append(T, new MessageId("m" + i), text("m" + i));
        }
        reads.all();
    }

    private CompletionStage<String> poll() {
        return inspecting.page(T, new From.Beginning(), 10, 1 << 20)
                .thenApply(page -> page.items()
                        .stream()
                        .map(item -> (Slice.Item.Held) item)
                        .map(held -> held.message().body().asString() + (held.redelivered() ? "*" : ""))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void twoReaders_theSecondGetsItMarked() {
        Reader first = new Reader(2);
        Reader second = new Reader();
        following.follow(T, new From.Beginning(), first);
        following.follow(T, new From.Beginning(), second);
        reads.all();
        assertEquals("[following 1 backlog 3, m1, m2]", first.heard().toString());
        assertEquals("[following 1 backlog 3, m1*, m2*, m3]", second.heard().toString());
    }

    @Test
    void twoPollers_theSecondGetsItMarked() {
        CompletionStage<String> first = poll();
        CompletionStage<String> second = poll();
        reads.all();
        assertEquals("m1 m2 m3", Stages.await(first));
        assertEquals("m1* m2* m3*", Stages.await(second));
    }

    @Test
    void aReaderAndAPoller_theSecondGetsItMarked() {
        Reader reader = new Reader(1);
        following.follow(T, new From.Beginning(), reader);
        CompletionStage<String> polled = poll();
        reads.all();
        assertEquals("m1* m2 m3", Stages.await(polled));
        assertEquals("[following 1 backlog 3, m1]", reader.heard().toString());
        assertEquals("m1* m2* m3*", Stages.await(pollNow()));
    }

    private CompletionStage<String> pollNow() {
        CompletionStage<String> polled = poll();
        reads.all();
        return polled;
    }
}
