package dev.restante.domain.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Appended;
import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Durability;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AcceptanceRuleTest {
    private static final Probe PROBE =
            new Probe(ThreadId.system("probe-1"), new MessageId("p1"), Body.text("are you there"));
    private static final ReadBack FOUND = new ReadBack.Found(PROBE.id(), PROBE.body());
    private static final Duration LIMIT = Duration.ofMillis(500);

    @Test
    void queuedAndReadBack_passes() {
        assertEquals(new Finding.Passed("queued, read back"), AcceptanceRule.judge(PROBE, accepted(0), FOUND));
    }

    @Test
    void deliveredAndReadBack_passes() {
        assertEquals(new Finding.Passed("delivered, read back"), AcceptanceRule.judge(PROBE, accepted(1), FOUND));
    }

    @ParameterizedTest
    @EnumSource
    void rejectedForAnyReason_fails(Reason reason) {
        SendAnswer answer = new SendAnswer.Answered(Rejected.because(reason, "no"));
        assertFault(Fault.REFUSES, "mailbox refuses: send: " + reason + ", no", answer, FOUND);
        assertFalse(AcceptanceRule.worthReading(answer));
    }

    @Test
    void thrown_fails() {
        assertFault(Fault.THROWS, "mailbox throws: send: closed", new SendAnswer.Threw("closed"), FOUND);
        assertFault(
                Fault.THROWS, "mailbox throws: read back: broken", accepted(0), new ReadBack.Threw("broken"));
    }

    @Test
    void rejectedWithUnknownFate_countsAsThrown() {
        Rejected unknown =
                new Rejected(Optional.empty(), Reason.UNAVAILABLE, "store failed", Optional.empty(), false);
        assertFault(
                Fault.THROWS,
                "mailbox throws: send: UNAVAILABLE, store failed",
                new SendAnswer.Answered(unknown),
                FOUND);
    }

    @Test
    void silence_fails() {
        assertFault(
                Fault.HANGS, "mailbox hangs: send: no answer within 500 ms", new SendAnswer.Silent(LIMIT), FOUND);
        assertFault(
                Fault.HANGS,
                "mailbox hangs: read back: no answer within 500 ms",
                accepted(0),
                new ReadBack.Silent(LIMIT));
    }

    @Test
    void acceptedButNotHeld_fails() {
        String pretends = "mailbox pretends: answered queued, but ";
        assertFault(Fault.PRETENDS, pretends + "holds nothing", accepted(0), new ReadBack.NotFound());
        assertFault(Fault.PRETENDS, pretends + "was not asked", accepted(0), new ReadBack.NotTried());
        assertFault(
                Fault.PRETENDS,
                pretends + "holds another body",
                accepted(0),
                new ReadBack.Found(PROBE.id(), Body.text("x")));
        assertFault(
                Fault.PRETENDS,
                pretends + "holds another message",
                accepted(0),
                new ReadBack.Found(new MessageId("p2"), PROBE.body()));
    }

    /** Every pair of answers: exactly an acceptance together with the very probe passes. */
    @Test
    void nothingButAcceptanceWithTheVeryProbe_passes() {
        List<SendAnswer> sends = List.of(
                accepted(0),
                accepted(3),
                new SendAnswer.Answered(Rejected.because(Reason.CAPACITY, "full")),
                new SendAnswer.Threw("x"),
                new SendAnswer.Silent(LIMIT));
        List<ReadBack> reads = List.of(
                FOUND,
                new ReadBack.NotFound(),
                new ReadBack.NotTried(),
                new ReadBack.Threw("x"),
                new ReadBack.Silent(LIMIT),
                new ReadBack.Found(PROBE.id(), Body.json("\"are you there\"")));
        for (SendAnswer send : sends) {
            for (ReadBack read : reads) {
                boolean passes = AcceptanceRule.judge(PROBE, send, read) instanceof Finding.Passed;
                assertEquals(AcceptanceRule.worthReading(send) && read.equals(FOUND), passes, send + " " + read);
            }
        }
    }

    @Test
    void probeInAUsersThread_isRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Probe(new ThreadId("probe-1"), PROBE.id(), PROBE.body()));
        assertTrue(Probe.isProbe(PROBE.thread()));
        assertFalse(Probe.isProbe(ThreadId.system("other")));
    }

    private static void assertFault(Fault fault, String text, SendAnswer send, ReadBack read) {
        Finding finding = AcceptanceRule.judge(PROBE, send, read);
        Finding.Failed failed = assertInstanceOf(Finding.Failed.class, finding);
        assertEquals(fault, failed.fault());
        assertEquals(text, failed.describe());
    }

    private static SendAnswer accepted(int takenBy) {
        Position first = new Position(new Epoch("e1"), 1);
        Appended appended =
                new Appended(PROBE.id(), first, 1, Instant.ofEpochSecond(60), Durability.MEMORY, takenBy);
        return new SendAnswer.Answered(DeliveryOutcome.of(PROBE.id(), new AppendResult.Held(appended)));
    }
}
