package dev.restante.ports.mailbox;

import static dev.restante.ports.testing.Messages.sized;
import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.Reason;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.Urgency;
import dev.restante.ports.testing.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A full mailbox, with either policy. Part of {@link MailboxContract}. */
public interface OverflowContract extends MailboxFixture {

    private static Message urgent(Urgency urgency, String text) {
        return text(text).withUrgency(urgency);
    }

    @Test
    default void append_whenFull_rejectsAndKeepsHeld() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().holding(3, 10))) {
            box.holdAll(3);
            assertTrue(box.refuse(Reason.MAILBOX_FULL, text("no")).retryAfter().isPresent());
            box.refuse(Reason.MAILBOX_FULL, urgent(Urgency.HIGH, "no"));
            assertEquals("1:m1 2:m2 3:m3", box.read(MailboxDriver.BEGINNING));
            assertEquals(3, box.status().last());
        }
    }

    @Test
    default void append_whenFullOfBytes_rejects() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().bytes(100, 60))) {
            box.hold(sized(60));
            box.refuse(Reason.MAILBOX_FULL, sized(41));
            assertEquals(2, box.hold(sized(40)).position().sequence());
            assertEquals(3, box.hold(sized(0)).depth());
            box.refuse(Reason.MAILBOX_FULL, sized(1));
        }
    }

    @Test
    default void append_onceThereIsRoom_goesOnWithoutAHole() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().holding(2, 10))) {
            box.hold(text("short", 5));
            box.hold("b");
            box.refuse(Reason.MAILBOX_FULL, text("no"));
            box.step(Duration.ofSeconds(5));
            assertEquals(3, box.hold("c").position().sequence());
            box.readAndAcknowledge(2);
            assertEquals(4, box.hold("d").position().sequence());
            box.refuse(Reason.MAILBOX_FULL, text("no"));
            assertEquals("3:c 4:d", box.read(MailboxDriver.UNACKNOWLEDGED));
        }
    }

    @Test
    default void evict_takesTheLeastUrgentFirst_thenTheOldest() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().holding(4, 10).evicting())) {
            box.hold(urgent(Urgency.NORMAL, "n1"));
            box.hold(urgent(Urgency.LOW, "l2"));
            box.hold(urgent(Urgency.VERY_LOW, "v3"));
            box.hold(urgent(Urgency.LOW, "l4"));
            assertEquals(4, box.hold(urgent(Urgency.NORMAL, "n5")).depth());
            assertEquals("1:n1 2:l2 [3-3 evicted] 4:l4 5:n5", box.read(MailboxDriver.BEGINNING));
            box.hold(urgent(Urgency.NORMAL, "n6"));
            assertEquals("1:n1 [2-3 evicted] 4:l4 5:n5 6:n6", box.read(MailboxDriver.BEGINNING));
            box.hold(urgent(Urgency.LOW, "l7"));
            assertEquals("1:n1 [2-4 evicted] 5:n5 6:n6 7:l7", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void evict_neverTakesAMoreUrgentOne() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().holding(2, 10).evicting())) {
            box.hold(urgent(Urgency.HIGH, "h1"));
            box.hold(urgent(Urgency.NORMAL, "n2"));
            box.refuse(Reason.MAILBOX_FULL, urgent(Urgency.LOW, "l"));
            assertEquals("1:h1 2:n2", box.read(MailboxDriver.BEGINNING));
            box.hold(urgent(Urgency.HIGH, "h3"));
            assertEquals("1:h1 [2-2 evicted] 3:h3", box.read(MailboxDriver.BEGINNING));
            box.refuse(Reason.MAILBOX_FULL, urgent(Urgency.NORMAL, "n"));
            box.hold(urgent(Urgency.HIGH, "h4"));
            assertEquals("[1-2 evicted] 3:h3 4:h4", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void evict_forBytes_takesAsManyAsNeeded_orNone() {
        try (MailboxDriver box =
                MailboxDriver.of(this, Limits.defaults().bytes(100, 90).evicting())) {
            box.hold(sized(30).withUrgency(Urgency.LOW));
            box.hold(sized(30).withUrgency(Urgency.HIGH));
            box.hold(sized(30).withUrgency(Urgency.LOW));
            box.refuse(Reason.MAILBOX_FULL, sized(71));
            assertEquals(3, box.status().depth());
            box.hold(sized(70));
            assertEquals(2, box.status().depth());
            assertEquals(100, box.status().bytes());
        }
    }

    @Test
    default void evict_leavesAcknowledgedOnesAlone() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().holding(2, 10).evicting())) {
            box.holdAll(2);
            box.readAndAcknowledge(1);
            box.holdAll(2);
            assertEquals("1:m1* [2-2 evicted] 3:m1 4:m2", box.read(MailboxDriver.BEGINNING));
        }
    }
}
