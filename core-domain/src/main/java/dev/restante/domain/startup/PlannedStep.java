package dev.restante.domain.startup;

import java.time.Duration;
import java.util.Objects;

/**
 * One step of a plan. Immutable.
 *
 * @param phase the phase it belongs to
 * @param name what it does, in words; unique within its plan; at most {@value #NAME_LIMIT} characters, one line
 * @param importance what its failure means
 * @param deadline the longest it may take; more than zero; the total deadline may leave it less
 * @param undo whether a completed step has something to take back
 */
public record PlannedStep(Phase phase, String name, Importance importance, Duration deadline, Undo undo) {
    /** The longest name, in characters. */
    public static final int NAME_LIMIT = 60;

    public PlannedStep {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(importance, "importance");
        Objects.requireNonNull(undo, "undo");
        if (name.isBlank() || name.length() > NAME_LIMIT || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "name: '" + name + "' (expected: one line of 1 - " + NAME_LIMIT + " characters)");
        }
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline: " + deadline + " (expected: more than zero)");
        }
    }

    /** Whether a completed step has something to take back when the start fails. */
    public enum Undo {
        NONE,
        REVERSES
    }
}
