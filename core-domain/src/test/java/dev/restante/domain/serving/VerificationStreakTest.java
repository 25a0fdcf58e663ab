package dev.restante.domain.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerificationStreakTest {
    @Test
    void oneFailure_changesNothing() {
        assertEquals(Optional.empty(), VerificationStreak.NONE.failed().event(ServingState.READY));
    }

    @Test
    void twoFailuresInARow_loseReadiness() {
        VerificationStreak streak = VerificationStreak.NONE.failed().failed();
        assertEquals(Optional.of(ServingEvent.VERIFICATION_LOST), streak.event(ServingState.READY));
    }

    @Test
    void failuresWithAPassBetween_loseNothing() {
        VerificationStreak streak = VerificationStreak.NONE.failed().passed().failed();
        assertEquals(Optional.empty(), streak.event(ServingState.READY));
    }

    @Test
    void onePass_regainsReadiness() {
        VerificationStreak streak = VerificationStreak.NONE.failed().failed().failed().passed();
        assertEquals(Optional.of(ServingEvent.VERIFICATION_REGAINED), streak.event(ServingState.IMPAIRED));
    }

    @Test
    void moreFailuresThanItCounts_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> new VerificationStreak(3));
        assertThrows(IllegalArgumentException.class, () -> new VerificationStreak(-1));
    }

    /** Whatever the rounds answer: the event is always legal, and IMPAIRED means the last two rounds failed or worse. */
    @Test
    void anyRounds_giveOnlyLegalEvents() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            ServingState state = ServingState.READY;
            VerificationStreak streak = VerificationStreak.NONE;
            int failures = 0;
            for (int round = 0; round < 200; round++) {
                boolean passed = random.nextBoolean();
                failures = passed ? 0 : failures + 1;
                streak = passed ? streak.passed() : streak.failed();
                Optional<ServingEvent> event = streak.event(state);
                if (event.isPresent()) {
                    Transition transition = ServingTable.apply(state, event.get());
                    assertEquals(event.get().target(), transition.state(), "seed " + seed);
                    state = transition.state();
                }
                if (failures >= 2) {
                    assertEquals(ServingState.IMPAIRED, state, "seed " + seed);
                }
                if (passed) {
                    assertEquals(ServingState.READY, state, "seed " + seed);
                }
            }
        }
    }
}
