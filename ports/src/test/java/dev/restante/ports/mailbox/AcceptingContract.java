package dev.restante.ports.mailbox;

import static dev.restante.ports.testing.Messages.sized;
import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.restante.domain.delivery.Appended;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.TimeToLive;
import dev.restante.domain.message.Topic;
import dev.restante.domain.message.Urgency;
import dev.restante.ports.testing.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is accepted, and what the answer says. Part of {@link MailboxContract}. */
public interface AcceptingContract extends MailboxFixture {

    @Test
    default void append_ofTheFirst_answersWhereAndHowItIsHeld() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            Appended appended = box.hold(Message.of(Body.text("a")).withId(new MessageId("my-id")));
            assertEquals(new MessageId("my-id"), appended.id());
            assertEquals(box.at(1), appended.position());
            assertEquals(1, appended.depth());
            assertEquals(box.clock.instant().plus(Duration.ofHours(24)), appended.heldUntil());
            assertNotNull(appended.held());
            assertEquals(0, appended.takenBy());
        }
    }

    @Test
    default void append_givesSequencesWithoutHoles_forEachThreadItsOwn() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            ThreadId other = new ThreadId("other");
            for (int i = 1; i <= 20; i++) {
                assertEquals(i, box.hold("m").position().sequence());
                assertEquals(i, box.hold(other, text("o")).depth());
            }
            assertEquals(20, box.status(other).last());
        }
    }

    @Test
    default void append_keepsEveryPropertyOfTheMessage() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            Message rich = Message.of(Body.json("{ \"ü\" : 1.50e+3 }"))
                    .withId(new MessageId("a~b"))
                    .withUrgency(Urgency.VERY_LOW)
                    .withTopic(new Topic("tt"))
                    .withTtl(new TimeToLive(60));
            box.hold(rich);
            Slice.Item.Held held =
                    (Slice.Item.Held) box.slice(MailboxDriver.BEGINNING).items().get(0);
            long now = box.clock.millis();
            assertEquals(
                    new Committed(
                            MailboxDriver.T, box.status().epoch(), 1, new MessageId("a~b"), now, now + 60_000,
                            Urgency.VERY_LOW, Optional.of(new Topic("tt")), rich.body()),
                    held.message());
        }
    }

    @Test
    default void append_grantsNoMoreThanTheLongestRetention() {
        Limits limits = Limits.defaults().ttl(Duration.ofSeconds(30), Duration.ofSeconds(60));
        try (MailboxDriver box = MailboxDriver.of(this, limits)) {
            Instant now = box.clock.instant();
            assertEquals(now.plusSeconds(30), box.hold("default").heldUntil());
            assertEquals(now.plusSeconds(59), box.hold(text("less", 59)).heldUntil());
            assertEquals(now.plusSeconds(60), box.hold(text("more", 61)).heldUntil());
            assertEquals(now.plusSeconds(60), box.hold(text("most", Long.MAX_VALUE)).heldUntil());
        }
    }

    @Test
    default void append_ofTooLargeABody_isRefused_andLeavesNoTrace() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().holding(10, 100))) {
            box.refuse(Reason.TOO_LARGE, sized(101));
            assertEquals(0, box.status().last());
            assertEquals(1, box.hold(sized(100)).position().sequence());
        }
    }

    @Test
    default void append_isHandedToLiveReadersBeforeTheAnswer() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold("nobody");
            box.readers.take(2);
            Appended appended = box.hold("two");
            assertEquals(2, appended.takenBy());
            assertEquals(2, appended.depth());
            assertEquals(List.of("nobody", "two"), box.readers.texts());
            assertEquals(appended.position(), box.readers.offered().get(1).position());
        }
    }

    @Test
    default void append_whileAReaderThrows_isHeldAndAnswered() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.readers.answer(message -> {
                throw new IllegalStateException("a reader's fault");
            });
            assertEquals(0, box.hold("a").takenBy());
            box.readers.take(1);
            assertEquals(1, box.hold("b").takenBy());
            assertEquals("1:a 2:b*", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void status_tellsWhatIsHeld() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold(text("12345", 50));
            box.hold(text("123", 20));
            box.hold("1");
            box.readAndAcknowledge(1);
            ThreadStatus status = box.status();
            assertEquals(2, status.depth());
            assertEquals(4, status.bytes());
            assertEquals(3, status.last());
            assertEquals(1, status.acknowledged());
            assertEquals(Optional.of(box.clock.instant().plusSeconds(20)), status.oldestHeldUntil());
        }
    }

    @Test
    default void status_ofAThreadNeverUsed_isAllZeros() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            ThreadStatus status = box.status(new ThreadId("never"));
            assertEquals(new ThreadStatus(status.epoch(), 0, 0, 0, 0, Optional.empty()), status);
        }
    }
}
