package dev.restante.ports.mailbox;

import static dev.restante.ports.testing.Messages.sized;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.testing.Stages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where reading begins, and how it is paged. Part of {@link MailboxContract}. */
public interface ReadingContract extends MailboxFixture {

    @Test
    default void read_ofAThreadNeverUsed_isEmpty() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            for (From from : List.of(MailboxDriver.UNACKNOWLEDGED, MailboxDriver.BEGINNING, MailboxDriver.NOW)) {
                Slice slice = Stages.await(box.mailbox.read(new ThreadId("never"), from, 10, 10));
                assertEquals(new Slice(slice.epoch(), false, 0, List.of(), 0, false, 0), slice);
            }
        }
    }

    @Test
    default void read_beginsWhereItIsAskedTo() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.holdAll(5);
            box.readAndAcknowledge(2);
            assertEquals("1:m1* 2:m2* 3:m3 4:m4 5:m5", box.read(MailboxDriver.BEGINNING));
            assertEquals("3:m3 4:m4 5:m5", box.read(MailboxDriver.UNACKNOWLEDGED));
            assertEquals("", box.read(MailboxDriver.NOW));
            assertEquals("2:m2* 3:m3 4:m4 5:m5", box.read(box.after(1)));
            assertEquals("5:m5", box.read(box.after(4)));
            assertEquals("", box.read(box.after(5)));
            assertEquals("1:m1* 2:m2* 3:m3 4:m4 5:m5", box.read(box.after(0)));
        }
    }

    @Test
    default void read_fromNow_standsAtTheEnd() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.holdAll(5);
            Slice now = box.slice(MailboxDriver.NOW);
            assertEquals(new Slice(now.epoch(), false, 5, List.of(), 5, false, 0), now);
        }
    }

    @Test
    default void read_afterAPositionOfAnotherEpoch_isReset() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.holdAll(2);
            Slice slice = box.slice(new From.After(new Position(new Epoch("another"), 1)));
            assertTrue(slice.reset());
            assertEquals(0, slice.after());
            assertEquals("1:m1 2:m2", MailboxDriver.shown(slice));
            assertFalse(box.slice(box.after(1)).reset());
        }
    }

    @Test
    default void read_afterAFutureSequence_isReset() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.holdAll(2);
            assertFalse(box.slice(box.after(2)).reset());
            Slice slice = box.slice(box.after(3));
            assertTrue(slice.reset());
            assertEquals("1:m1 2:m2", MailboxDriver.shown(slice));
            assertTrue(box.slice(box.after(Long.MAX_VALUE)).reset());
        }
    }

    @Test
    default void read_isPaged_andTellsWhatIsToCome() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.holdAll(5);
            Slice first = box.slice(MailboxDriver.BEGINNING, 2, 1 << 20);
            assertEquals("1:m1 2:m2", MailboxDriver.shown(first));
            assertEquals(List.of(0L, 2L, 5L), List.of(first.after(), first.last(), (long) first.backlog()));
            assertTrue(first.more());
            Slice last = box.slice(box.after(2), 3, 1 << 20);
            assertEquals("3:m3 4:m4 5:m5", MailboxDriver.shown(last));
            assertEquals(List.of(2L, 5L, 3L), List.of(last.after(), last.last(), (long) last.backlog()));
            assertFalse(last.more());
        }
    }

    @Test
    default void read_ofFewBytes_answersAtLeastOne() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold(sized(5_000));
            box.hold(sized(5_000));
            Slice slice = box.slice(MailboxDriver.BEGINNING, 10, 1);
            assertEquals(1, slice.items().size());
            assertTrue(slice.more());
        }
    }

    @Test
    default void read_marksWhatWasHandedOverBefore() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.holdAll(5);
            box.handOver(2, 3);
            assertEquals("1:m1 2:m2* 3:m3* 4:m4 5:m5", box.read(MailboxDriver.BEGINNING));
            box.handOver(5, 5);
            assertEquals("1:m1 2:m2* 3:m3* 4:m4 5:m5*", box.read(MailboxDriver.BEGINNING));
            box.readers.take(1);
            box.hold("live");
            box.handOver(1, 4);
            assertEquals("1:m1* 2:m2* 3:m3* 4:m4* 5:m5* 6:live*", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void read_aloneHandsNothingOver() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.holdAll(1);
            assertEquals("1:m1", box.read(MailboxDriver.BEGINNING));
            assertEquals("1:m1", box.read(MailboxDriver.BEGINNING));
            assertEquals(new AckResult.Beyond(0), box.acknowledge(1));
        }
    }

    @Test
    default void read_ofManyPages_isInOrder() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            StringBuilder all = new StringBuilder();
            for (int i = 1; i <= 700; i++) {
                box.hold("m");
                all.append(i == 1 ? "" : " ").append(i).append(":m");
            }
            assertEquals(all.toString(), box.read(MailboxDriver.BEGINNING));
        }
    }
}
