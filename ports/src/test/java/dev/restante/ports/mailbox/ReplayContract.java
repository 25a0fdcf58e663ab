package dev.restante.ports.mailbox;

import static dev.restante.ports.testing.Messages.sized;
import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.ports.testing.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What stays after its acknowledgement, for readers that resume. Part of {@link MailboxContract}. */
public interface ReplayContract extends MailboxFixture {
    /** Not a limit here. */
    Duration LONG = Duration.ofHours(1);

    @Test
    default void replay_keepsSoManyMessages() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().replay(3, 1 << 20, LONG))) {
            box.holdAll(6);
            box.readAndAcknowledge(5);
            assertEquals("[1-2 not-retained] 3:m3* 4:m4* 5:m5* 6:m6", box.read(MailboxDriver.BEGINNING));
            assertEquals("4:m4* 5:m5* 6:m6", box.read(box.after(3)));
            assertEquals("[2-2 not-retained] 3:m3* 4:m4* 5:m5* 6:m6", box.read(box.after(1)));
        }
    }

    @Test
    default void replay_keepsSoManyBytes() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().replay(100, 250, LONG))) {
            for (int i = 0; i < 4; i++) {
                box.hold(sized(100));
            }
            box.readAndAcknowledge(4);
            assertEquals(2, box.slice(box.after(2)).items().size());
            assertEquals(4, box.slice(MailboxDriver.BEGINNING).last());
            assertEquals(3, box.slice(MailboxDriver.BEGINNING).items().size());
        }
    }

    @Test
    default void replay_lastsItsTime_fromTheAcknowledgementOn() {
        Duration age = Duration.ofSeconds(60);
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().replay(100, 1 << 20, age))) {
            box.holdAll(3);
            box.step(Duration.ofSeconds(100));
            box.readAndAcknowledge(1);
            box.step(Duration.ofSeconds(59));
            box.readAndAcknowledge(2);
            assertEquals("1:m1* 2:m2* 3:m3", box.read(MailboxDriver.BEGINNING));
            box.step(Duration.ofSeconds(1));
            box.sweep();
            assertEquals("[1-1 not-retained] 2:m2* 3:m3", box.read(MailboxDriver.BEGINNING));
            box.step(Duration.ofSeconds(58));
            assertEquals("[1-1 not-retained] 2:m2* 3:m3", box.read(MailboxDriver.BEGINNING));
            box.step(Duration.ofSeconds(5));
            box.sweep();
            assertEquals("[1-2 not-retained] 3:m3", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void replay_yieldsFirst_whenBytesAreShort() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().bytes(300, 200))) {
            box.hold(sized(100));
            box.hold(sized(100));
            box.readAndAcknowledge(2);
            box.hold(sized(200));
            assertEquals(2, box.slice(box.after(1)).items().size());
            box.hold(sized(100));
            assertEquals(300, box.status().bytes());
            assertEquals(3, box.slice(MailboxDriver.BEGINNING).items().size());
        }
    }

    @Test
    default void replay_endsWithTheMessagesOwnTime() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold(text("a", 10));
            box.hold("b");
            box.readAndAcknowledge(2);
            box.step(Duration.ofSeconds(10));
            assertEquals("[1-1 expired] 2:b*", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void resume_insideTheWindow_missesNothing() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.readers.take(1);
            box.holdAll(10);
            assertEquals(new AckResult.Acknowledged(10), box.acknowledge(10));
            assertEquals("8:m8* 9:m9* 10:m10*", box.read(box.after(7)));
        }
    }
}
