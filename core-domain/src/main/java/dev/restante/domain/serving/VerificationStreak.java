package dev.restante.domain.serving;

import java.util.Optional;

/**
 * Counts verification failures in a row: one is chance, {@value #LOST_AFTER} are a finding. A pass ends the streak.
 *
 * @param failures failures since the last pass, never more than {@value #LOST_AFTER}
 */
public record VerificationStreak(int failures) {
    /** Failures in a row after which a node counts as impaired. */
    public static final int LOST_AFTER = 2;

    /** No failure yet. */
    public static final VerificationStreak NONE = new VerificationStreak(0);

    public VerificationStreak {
        if (failures < 0 || failures > LOST_AFTER) {
            throw new IllegalArgumentException("failures: " + failures + " (expected: 0 - " + LOST_AFTER + ")");
        }
    }

    /** The streak after a round that passed. */
    public VerificationStreak passed() {
        return NONE;
    }

    /** The streak after a round that failed; it stays at its highest, so that a long outage cannot overflow. */
    public VerificationStreak failed() {
        return failures == LOST_AFTER ? this : new VerificationStreak(failures + 1);
    }

    /** What the streak asks for in {@code state}: LOST, REGAINED, or nothing where it agrees or does not matter. */
    public Optional<ServingEvent> event(ServingState state) {
        if (state == ServingState.READY && failures == LOST_AFTER) {
            return Optional.of(ServingEvent.VERIFICATION_LOST);
        }
        if (state == ServingState.IMPAIRED && failures == 0) {
            return Optional.of(ServingEvent.VERIFICATION_REGAINED);
        }
        return Optional.empty();
    }
}
