package dev.restante.ports.mailbox;

import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.domain.delivery.Reason;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.TimeToLive;
import dev.restante.domain.message.Urgency;
import dev.restante.ports.testing.Limits;
import dev.restante.ports.testing.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What time takes away, and how readers learn of it. Part of {@link MailboxContract}. */
public interface ExpiryContract extends MailboxFixture {

    @Test
    default void expired_isHandedToNobody_fromTheInstantOn() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold(text("a", 10));
            box.hold(text("b", 20));
            box.step(Duration.ofMillis(9_999));
            assertEquals("1:a 2:b", box.read(MailboxDriver.BEGINNING));
            box.step(Duration.ofMillis(1));
            assertEquals("[1-1 expired] 2:b", box.read(MailboxDriver.BEGINNING));
            assertEquals("[1-1 expired] 2:b", box.read(MailboxDriver.UNACKNOWLEDGED));
        }
    }

    @Test
    default void expired_needsNoSweep_toLeaveTheStatus() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold(text("a", 10));
            box.hold(text("b", 20));
            box.step(Duration.ofSeconds(10));
            assertEquals(1, box.status().depth());
            assertEquals(1, box.status().bytes());
            box.step(Duration.ofSeconds(10));
            assertEquals(0, box.status().depth());
            assertEquals(Optional.empty(), box.status().oldestHeldUntil());
            assertEquals(2, box.status().last());
        }
    }

    @Test
    default void expired_atTheEnd_isAnnounced() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold("a");
            box.hold(text("b", 1));
            box.hold(text("c", 1));
            box.step(Duration.ofSeconds(1));
            assertEquals("1:a [2-3 expired]", box.read(MailboxDriver.BEGINNING));
            assertEquals("[2-3 expired]", box.read(box.after(1)));
            assertEquals("[3-3 expired]", box.read(box.after(2)));
            assertEquals(3, box.slice(MailboxDriver.BEGINNING).last());
            box.hold("d");
            assertEquals("1:a [2-3 expired] 4:d", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void read_whereTheFirstHaveExpired_answersAtLeastOne() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold(text("a", 1));
            box.hold(text("b", 1));
            box.hold("c");
            box.hold("d");
            box.step(Duration.ofSeconds(1));
            assertEquals("[1-2 expired] 3:c", MailboxDriver.shown(box.slice(MailboxDriver.BEGINNING, 1, 1)));
        }
    }

    @Test
    default void gaps_areOneForEachContiguousRange() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            for (int i = 1; i <= 9; i++) {
                box.hold(text("m" + i, i == 1 || i == 5 || i == 9 ? 1_000 : 11 - i));
            }
            for (int second = 0; second < 10; second++) {
                box.step(Duration.ofSeconds(1));
                box.sweep();
            }
            String all = "1:m1 [2-4 expired] 5:m5 [6-8 expired] 9:m9";
            assertEquals(all, box.read(MailboxDriver.BEGINNING));
            assertEquals(all.substring(5), box.read(box.after(1)));
            assertEquals("[4-4 expired] 5:m5 [6-8 expired] 9:m9", box.read(box.after(3)));
        }
    }

    @Test
    default void gaps_ofMoreThanOneReason_areMixed() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().holding(3, 10).evicting())) {
            box.hold(text("v", 1_000).withUrgency(Urgency.VERY_LOW));
            box.hold(text("b", 1));
            box.hold("c");
            box.hold("d");
            box.step(Duration.ofSeconds(1));
            assertEquals("[1-2 mixed] 3:c 4:d", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void aClockThatRunsBackwards_bringsNothingBack() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.hold(text("a", 10));
            box.step(Duration.ofSeconds(11));
            assertEquals("[1-1 expired]", box.read(MailboxDriver.BEGINNING));
            box.step(Duration.ofHours(-1));
            assertEquals("[1-1 expired]", box.read(MailboxDriver.BEGINNING));
            var held = box.hold(text("b", 10));
            assertEquals(box.clock.instant().plusSeconds(3_600 + 10), held.heldUntil());
            assertEquals("[1-1 expired] 2:b", box.read(MailboxDriver.BEGINNING));
        }
    }

    @Test
    default void sweep_freesWhatExpired_inEveryThread() {
        try (MailboxDriver box = new MailboxDriver(this, new Setup(Limits.defaults().build(), 40_000, 1_000, 0))) {
            for (int i = 0; i < 20; i++) {
                box.hold(
                        new ThreadId("u" + i),
                        Messages.sized(1_500)
                                .withTtl(new TimeToLive(5)));
            }
            box.refuse(
                    Reason.CAPACITY, Messages.sized(10_000));
            box.step(Duration.ofSeconds(7));
            box.sweep();
            assertEquals(1, box.hold(Messages.sized(10_000)).depth());
        }
    }

    @Test
    default void gaps_atFollowing_areAnnouncedByWhereItBegins() {
        Limits limits = Limits.defaults().replay(0, 0, Duration.ZERO);
        try (MailboxDriver box = MailboxDriver.of(this, limits)) {
            box.holdAll(4);
            box.readAndAcknowledge(2);
            for (From from : List.of(MailboxDriver.BEGINNING, box.after(0))) {
                assertEquals("[1-2 not-retained] 3:m3 4:m4", box.read(from));
            }
            assertEquals("3:m3 4:m4", box.read(MailboxDriver.UNACKNOWLEDGED));
            assertEquals("", box.read(MailboxDriver.NOW));
        }
    }
}
