package dev.restante.ports.mailbox;

import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.domain.message.ThreadId;
import dev.restante.ports.testing.Stages;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Removing everything by an explicit call. Part of {@link MailboxContract}. */
public interface PurgingContract extends MailboxFixture {

    @Test
    default void purge_removesHeldAndReplayable_andCountsTheHeld() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.holdAll(5);
            box.readAndAcknowledge(2);
            assertEquals(3, box.purge());
            assertEquals("[3-5 purged]", box.read(MailboxDriver.UNACKNOWLEDGED));
            assertEquals("[1-5 mixed]", box.read(MailboxDriver.BEGINNING));
            assertEquals("[2-5 mixed]", box.read(box.after(1)));
            assertEquals("[4-5 purged]", box.read(box.after(3)));
            ThreadStatus status = box.status();
            assertEquals(0, status.depth());
            assertEquals(0, status.bytes());
            assertEquals(5, status.last());
        }
    }

    @Test
    default void purge_keepsEpochAndSequences() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            var before = box.hold("a").position();
            box.purge();
            var after = box.hold("b").position();
            assertEquals(before.epoch(), after.epoch());
            assertEquals(2, after.sequence());
            assertEquals("[1-1 purged] 2:b", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void purge_ofNothing_countsNothing() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            assertEquals(0, box.purge());
            assertEquals(0, box.status().last());
            box.hold("a");
            assertEquals(1, box.purge());
            assertEquals(0, box.purge());
        }
    }

    @Test
    default void purge_doesNotCountWhatExpired() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold(text("a", 1));
            box.hold("b");
            box.step(Duration.ofSeconds(1));
            assertEquals(1, box.purge());
            assertEquals("[1-2 mixed]", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void purge_takesWhatWasSentBefore_withoutWaiting_andNothingElse() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            ThreadId other = new ThreadId("other");
            box.hold(other, text("stays"));
            var sent = box.sending(MailboxDriver.T, text("a"));
            var purged = box.mailbox.purge(MailboxDriver.T);
            var later = box.sending(MailboxDriver.T, text("b"));
            Stages.await(sent);
            assertEquals(1, Stages.await(purged));
            Stages.await(later);
            assertEquals("[1-1 purged] 2:b", box.read(MailboxDriver.BEGINNING));
            assertEquals("1:stays", box.read(other, MailboxDriver.BEGINNING));
        }
    }
}
