package dev.restante.ports.mailbox;

import static dev.restante.ports.testing.Messages.named;
import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.Reason;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.testing.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Threads that nobody needs any more. Part of {@link MailboxContract}. */
public interface IdlenessContract extends MailboxFixture {
    /** {@code limits.thread-idle} in these facts. */
    Duration IDLE = Duration.ofHours(2);

    private MailboxDriver box() {
        return MailboxDriver.of(
                this, Limits.defaults().replay(10, 1_000, Duration.ofMinutes(1)).idle(IDLE));
    }

    /** Steps on and sweeps as often as a mailbox would be swept. */
    private static void pass(MailboxDriver box, Duration time) {
        for (int i = 0; i < 60; i++) {
            box.step(time.dividedBy(60));
            box.sweep();
        }
    }

    @Test
    default void anEmptyThread_isForgotten_andBeginsAnewInAnotherEpoch() {
        try (MailboxDriver box = box()) {
            Position old = box.hold(named("id", "a")).position();
            box.readAndAcknowledge(1);
            pass(box, IDLE.plusMinutes(5));
            assertEquals(0, box.status().last());
            Position anew = box.hold(named("id", "b")).position();
            assertEquals(1, anew.sequence());
            assertNotEquals(old.epoch(), anew.epoch());
            assertTrue(box.slice(new From.After(old)).reset());
        }
    }

    @Test
    default void aThreadThatHoldsMail_isNotForgotten() {
        try (MailboxDriver box = box()) {
            Position held = box.hold(text("a", 7 * 3_600)).position();
            pass(box, IDLE.multipliedBy(3));
            assertEquals(held, box.at(1));
            assertEquals("1:a", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void aThreadThatIsFollowed_isNotForgotten() {
        try (MailboxDriver box = box()) {
            box.readers.follow(MailboxDriver.T);
            Position held = box.hold(text("a", 1)).position();
            pass(box, IDLE.multipliedBy(3));
            assertEquals(held, box.at(1));
            assertEquals(1, box.status().last());
            box.readers.unfollow(MailboxDriver.T);
            pass(box, IDLE.plusMinutes(5));
            assertEquals(0, box.status().last());
        }
    }

    @Test
    default void aForgottenThread_makesRoomForAnother() {
        try (MailboxDriver box = new MailboxDriver(
                this, new Setup(Limits.defaults().idle(IDLE).build(), 1 << 30, 1, 0))) {
            box.hold("a");
            box.readAndAcknowledge(1);
            var other = new ThreadId("other");
            box.refuse(Reason.CAPACITY, other, text("no"));
            pass(box, IDLE.plusMinutes(30));
            assertEquals(1, box.hold(other, text("yes")).depth());
        }
    }
}
