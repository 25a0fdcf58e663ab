package dev.restante.application.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.application.verification.VerificationRounds.HandOverNeed;
import dev.restante.domain.verification.Fault;
import dev.restante.domain.verification.Finding;
import dev.restante.domain.verification.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationRoundsTest {
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Finding PASSED = new Finding.Passed("fine");
    private static final Finding.Failed LOST = new Finding.Failed(Subject.HAND_OVER, Fault.HANGS, "the probe");
    private static final Finding.Failed BROKEN = new Finding.Failed(Fault.REFUSES, "send");

    private final List<Finding> judged = new ArrayList<>();
    private final List<Throwable> faults = new ArrayList<>();
    private Verification acceptance = () -> PASSED;
    private Verification handOver = () -> PASSED;

    private VerificationRounds rounds(HandOverNeed need) {
        return new VerificationRounds(
                () -> acceptance.verify(), () -> handOver.verify(), need, INTERVAL, judged::add, faults::add);
    }

    @Test
    void allWell_isLookedAtEachInterval() throws Exception {
        assertEquals(INTERVAL, rounds(HandOverNeed.REQUIRED).round());
        assertEquals(List.of(PASSED), judged);
    }

    /** Worst: it breaks right after a round, and each of the two rounds takes both deadlines, five seconds each. */
    @Test
    void twoFailuresInARow_areKnownWithinTwoIntervals() throws Exception {
        handOver = () -> LOST;
        Duration until = INTERVAL; // to the first round
        until = until.plusSeconds(10).plus(rounds(HandOverNeed.REQUIRED).round()).plusSeconds(10);
        assertTrue(until.compareTo(INTERVAL.multipliedBy(2)) <= 0, until::toString);
    }

    @Test
    void failedAcceptance_isNotHandedOver() throws Exception {
        acceptance = () -> BROKEN;
        handOver = () -> {
            throw new AssertionError("not to be asked");
        };
        assertEquals(Duration.ofSeconds(10), rounds(HandOverNeed.REQUIRED).round());
        assertEquals(List.of(BROKEN), judged);
    }

    @Test
    void failedHandOver_countsWhereItIsRequired() throws Exception {
        handOver = () -> LOST;
        rounds(HandOverNeed.REQUIRED).round();
        assertEquals(List.of(LOST), judged);
    }

    @Test
    void failedHandOver_isDegradedWhereItIsOptional_untilItWorks() throws Exception {
        VerificationRounds rounds = rounds(HandOverNeed.OPTIONAL);
        handOver = () -> LOST;
        rounds.round();
        assertEquals(List.of("hand-over hangs: the probe"), rounds.get());
        handOver = () -> PASSED;
        rounds.round();
        assertEquals(List.of(), rounds.get());
        assertEquals(List.of(PASSED, PASSED), judged);
    }

    @Test
    void verificationThatThrows_isAFailureAndThereIsANextRound() throws Exception {
        Error bug = new NoClassDefFoundError("no file could be opened");
        acceptance = () -> {
            throw bug;
        };
        assertEquals(Duration.ofSeconds(10), rounds(HandOverNeed.REQUIRED).round());
        assertEquals(
                List.of(new Finding.Failed(Fault.THROWS, "a fault inside the gateway, told in its log")), judged);
        assertEquals(List.of(bug), faults);
    }
}
