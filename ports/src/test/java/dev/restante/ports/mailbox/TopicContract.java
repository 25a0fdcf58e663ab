package dev.restante.ports.mailbox;

import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.domain.delivery.Reason;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.Topic;
import dev.restante.domain.message.Urgency;
import dev.restante.ports.testing.Limits;
import dev.restante.ports.testing.Messages;
import org.junit.jupiter.api.Test;

/** A newer message replaces a held one of its topic. Part of {@link MailboxContract}. */
public interface TopicContract extends MailboxFixture {

    private static Message about(String topic, String text) {
        return text(text).withTopic(new Topic(topic));
    }

    @Test
    default void topic_replacesWhatIsHeldOfIt_andNothingElse() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold(about("x", "x1"));
            box.hold(about("X", "X2"));
            box.hold("plain3");
            assertEquals(3, box.hold(about("x", "x4")).depth());
            assertEquals("[1-1 replaced] 2:X2 3:plain3 4:x4", box.read(MailboxDriver.BEGINNING));
            box.hold(about("x", "x5"));
            assertEquals("[1-1 replaced] 2:X2 3:plain3 [4-4 replaced] 5:x5", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void topic_belongsToItsThread() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold(about("x", "a"));
            box.hold(new ThreadId("other"), about("x", "b"));
            assertEquals("1:a", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void topic_doesNotReplaceWhatIsAcknowledged() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold(about("x", "a"));
            box.readAndAcknowledge(1);
            box.hold(about("x", "b"));
            assertEquals("1:a* 2:b", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void topic_replacesEvenAMoreUrgentOne_andWhenFull() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().holding(2, 10))) {
            box.hold(about("x", "a").withUrgency(Urgency.HIGH));
            box.hold("b");
            box.refuse(Reason.MAILBOX_FULL, about("y", "no"));
            box.hold(about("x", "c").withUrgency(Urgency.VERY_LOW));
            assertEquals("[1-1 replaced] 2:b 3:c", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void topic_thatIsRefused_replacesNothing() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().bytes(20, 15))) {
            box.hold(about("x", "12345"));
            box.hold(Messages.sized(10));
            box.refuse(Reason.MAILBOX_FULL, about("x", "12345678901"));
            assertEquals("1:12345 2:xxxxxxxxxx", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void topic_andEvictionInOneAppend_areToldApart() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().bytes(20, 20).evicting())) {
            box.hold(about("x", "12345"));
            box.hold("1234567890");
            box.hold("12345");
            box.hold(about("x", "123456789012345"));
            assertEquals("[1-2 mixed] 3:12345 4:123456789012345", box.read(MailboxDriver.BEGINNING));
        }
    }
}
