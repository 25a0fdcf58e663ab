package dev.restante.ports.mailbox;

import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.testing.Stages;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The cursor of a thread. Part of {@link MailboxContract}. */
public interface AcknowledgingContract extends MailboxFixture {

    @Test
    default void acknowledge_movesTheCursor_cumulatively() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.holdAll(5);
            box.handOver(1, 5);
            assertEquals(new AckResult.Acknowledged(2), box.acknowledge(2));
            assertEquals(3, box.status().depth());
            assertEquals(new AckResult.Acknowledged(5), box.acknowledge(5));
            assertEquals(0, box.status().depth());
            assertEquals(5, box.status().acknowledged());
        }
    }

    @Test
    default void acknowledge_atOrBelowTheCursor_isIgnored() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.holdAll(3);
            box.readAndAcknowledge(2);
            assertEquals(new AckResult.Acknowledged(2), box.acknowledge(2));
            assertEquals(new AckResult.Acknowledged(2), box.acknowledge(1));
            assertEquals(new AckResult.Acknowledged(2), box.acknowledge(0));
            assertEquals(1, box.status().depth());
        }
    }

    @Test
    default void acknowledge_beyondWhatWasHandedOver_isRefused_andChangesNothing() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.holdAll(4);
            assertEquals(new AckResult.Beyond(0), box.acknowledge(1));
            box.handOver(1, 2);
            assertEquals(new AckResult.Beyond(2), box.acknowledge(3));
            assertEquals(new AckResult.Beyond(2), box.acknowledge(Long.MAX_VALUE));
            assertEquals(4, box.status().depth());
            assertEquals(new AckResult.Acknowledged(2), box.acknowledge(2));
        }
    }

    @Test
    default void acknowledge_inAnotherEpoch_isRefused() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.holdAll(1);
            box.handOver(1, 1);
            var result = Stages.await(box.mailbox.acknowledge(MailboxDriver.T, new Position(new Epoch("another"), 1)));
            assertEquals(new AckResult.OtherEpoch(box.status().epoch()), result);
            assertEquals(1, box.status().depth());
        }
    }

    @Test
    default void acknowledge_ofAThreadNeverUsed_isRefused_andLeavesNoTrace() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            ThreadId never = new ThreadId("never");
            Position position = new Position(box.status(never).epoch(), 1);
            assertInstanceOf(AckResult.Beyond.class, Stages.await(box.mailbox.acknowledge(never, position)));
            assertEquals(0, box.status(never).acknowledged());
        }
    }

    @Test
    default void acknowledge_ofWhatWasTakenLive_isKnownAtOnce() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.readers.take(1);
            var position = box.hold("a").position();
            assertEquals(
                    new AckResult.Acknowledged(1), Stages.await(box.mailbox.acknowledge(MailboxDriver.T, position)));
        }
    }

    @Test
    default void acknowledge_followsHandedOver_withoutWaiting() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.holdAll(10);
            Position last = box.at(10);
            box.mailbox.handedOver(MailboxDriver.T, last, 1);
            assertEquals(new AckResult.Acknowledged(10), Stages.await(box.mailbox.acknowledge(MailboxDriver.T, last)));
        }
    }

    @Test
    default void acknowledge_ofAnAnnouncedGap_isFine() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold("a");
            box.hold(text("b", 1));
            box.step(Duration.ofSeconds(1));
            assertEquals("1:a [2-2 expired]", box.read(MailboxDriver.UNACKNOWLEDGED));
            box.readAndAcknowledge(2);
            assertEquals("", box.read(MailboxDriver.UNACKNOWLEDGED));
            assertEquals(3, box.hold("c").position().sequence());
        }
    }

    @Test
    default void handedOver_inAnotherEpoch_isIgnored() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.holdAll(2);
            box.mailbox.handedOver(MailboxDriver.T, new Position(new Epoch("another"), 2), 1);
            assertEquals(new AckResult.Beyond(0), box.acknowledge(1));
            assertEquals("1:m1 2:m2", box.read(MailboxDriver.BEGINNING));
        }
    }
}
