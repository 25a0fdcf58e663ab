package dev.restante.ports.mailbox;

import static dev.restante.ports.testing.Messages.named;
import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Appended;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.TimeToLive;
import dev.restante.ports.testing.Limits;
import dev.restante.ports.testing.Stages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Repeats of a message whose sender named it. Part of {@link MailboxContract}. */
public interface RepeatingContract extends MailboxFixture {

    @Test
    default void repeat_answersTheOriginal_andStoresNothing() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            Appended original = box.hold(named("id", "a"));
            box.hold("b");
            box.step(Duration.ofMinutes(9));
            assertEquals(original, box.repeat(named("id", "a")));
            assertEquals("1:a 2:b", box.read(MailboxDriver.BEGINNING));
            assertEquals(2, box.readers.offered().size());
        }
    }

    @Test
    default void repeat_ofWhatReadersTook_tellsHowManyTookIt() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.readers.take(3);
            Appended original = box.hold(named("id", "a"));
            box.readers.take(0);
            assertEquals(3, original.takenBy());
            assertEquals(original, box.repeat(named("id", "a")));
        }
    }

    /** However many other threads were used since: a mailbox does not keep all of them at hand. */
    @Test
    default void repeat_afterManyOtherThreads_tellsHowManyTookIt() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.readers.take(3);
            Message passing = named("now", "n").withTtl(TimeToLive.NOW_OR_NEVER);
            ThreadId never = new ThreadId("never-held-anything");
            Appended original = box.hold(named("id", "a"));
            assertEquals(new AppendResult.Passed(passing.id().orElseThrow(), 3, false),
                    box.send(MailboxDriver.T, passing));
            box.send(never, passing);
            box.readers.take(1);
            Appended later = box.hold(named("later", "b"));
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 1_000; i++) {
                    box.hold(new ThreadId("u" + i), text("x"));
                }
                assertEquals(original, box.repeat(named("id", "a")));
                assertEquals(later, box.repeat(named("later", "b")));
                for (ThreadId thread : List.of(MailboxDriver.T, never)) {
                    assertEquals(new AppendResult.Passed(passing.id().orElseThrow(), 3, true),
                            box.send(thread, passing));
                }
            }
            assertEquals(4, box.readers.offered().stream().filter(m -> !m.thread().value().startsWith("u")).count());
        }
    }

    @Test
    default void repeat_withAnotherBody_conflicts() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold(named("id", "1"));
            box.refuse(Reason.CONFLICT, named("id", "2"));
            box.refuse(Reason.CONFLICT, Message.of(Body.json("1")).withId(new MessageId("id")));
            box.refuse(Reason.CONFLICT, named("id", ""));
            assertEquals("1:1", box.read(MailboxDriver.BEGINNING));
            box.repeat(named("id", "1"));
        }
    }

    @Test
    default void twinsInFlight_shareOneOutcome() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.readers.take(1);
            CompletionStage<AppendResult> first = box.sending(MailboxDriver.T, named("id", "a"));
            CompletionStage<AppendResult> second = box.sending(MailboxDriver.T, named("id", "a"));
            CompletionStage<AppendResult> other = box.sending(MailboxDriver.T, named("id", "b"));
            Appended held = assertInstanceOf(AppendResult.Held.class, Stages.await(first)).appended();
            assertEquals(new AppendResult.Repeated(held), Stages.await(second));
            assertEquals(Reason.CONFLICT, assertInstanceOf(AppendResult.Refused.class, Stages.await(other)).reason());
            assertEquals(1, held.takenBy());
            assertEquals(1, box.readers.offered().size());
        }
    }

    @Test
    default void repeat_isFoundAfterTheMessageLeft() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            Appended acknowledged = box.hold(named("acknowledged", "a"));
            box.readAndAcknowledge(1);
            Appended purged = box.hold(named("purged", "b"));
            box.purge();
            Appended expired = box.hold(named("expired", "c").withTtl(new TimeToLive(1)));
            box.step(Duration.ofSeconds(2));
            box.sweep();
            assertEquals(acknowledged, box.repeat(named("acknowledged", "a")));
            assertEquals(purged, box.repeat(named("purged", "b")));
            assertEquals(expired, box.repeat(named("expired", "c")));
            assertEquals(0, box.status().depth());
        }
    }

    @Test
    default void ids_areRememberedForTheirTime_andNoLonger() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().dedup(100, Duration.ofSeconds(60)))) {
            box.hold(named("id", "a"));
            box.step(Duration.ofMillis(59_999));
            box.repeat(named("id", "a"));
            box.step(Duration.ofMillis(1));
            assertEquals(2, box.hold(named("id", "b")).position().sequence());
        }
    }

    @Test
    default void ids_areRememberedUpToTheirNumber_theOldestFirstForgotten() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().dedup(3, Duration.ofMinutes(10)))) {
            for (String id : List.of("a", "b", "c", "d")) {
                box.hold(named(id, "x"));
                box.hold("unnamed ones do not count");
            }
            box.repeat(named("b", "x"));
            box.repeat(named("c", "x"));
            box.repeat(named("d", "x"));
            assertEquals(9, box.hold(named("a", "x")).position().sequence());
        }
    }

    @Test
    default void ids_belongToTheirThread() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold(named("id", "a"));
            assertEquals(1, box.hold(new ThreadId("other"), named("id", "b")).depth());
        }
    }

    @Test
    default void unnamedMessages_areNeverRepeats() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            MessageId made = new MessageId("made-by-the-gateway");
            Stages.await(box.mailbox.append(MailboxDriver.T, made, text("a")));
            AppendResult again = Stages.await(box.mailbox.append(MailboxDriver.T, made, text("a")));
            assertEquals(2, assertInstanceOf(AppendResult.Held.class, again).appended().depth());
        }
    }

    @Test
    default void rejections_areNotRemembered() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().holding(1, 10))) {
            box.hold("full");
            box.refuse(Reason.MAILBOX_FULL, named("id", "a"));
            box.refuse(Reason.TOO_LARGE, named("id", "12345678901"));
            box.purge();
            assertEquals(2, box.hold(named("id", "other")).position().sequence());
        }
    }

    @Test
    default void repeat_intoAFullMailbox_answersTheOriginal() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().holding(1, 10))) {
            Appended original = box.hold(named("id", "a"));
            assertEquals(original, box.repeat(named("id", "a")));
        }
    }
}
