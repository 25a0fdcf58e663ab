package dev.restante.domain.startup;

import java.util.List;
import java.util.Objects;

/**
 * Why a step did not succeed. Immutable; part of the deterministic report, so nothing that changes from one run to the
 * next belongs in it.
 *
 * @param kind decides the exit code
 * @param reason what went wrong, in one line
 * @param evidence what was seen; may be empty
 * @param remedy what the operator can do; may be empty
 * @param problems the problems that were collected, each told on a line of its own
 */
public record Failure(FailureKind kind, String reason, String evidence, String remedy, List<Problem> problems) {
    public Failure {
        Objects.requireNonNull(kind, "kind");
        reason = oneLine(reason);
        evidence = oneLine(evidence);
        remedy = oneLine(remedy);
        problems = List.copyOf(problems);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason: blank (expected: what went wrong)");
        }
    }

    /** A failure without collected problems. */
    public static Failure of(FailureKind kind, String reason, String evidence, String remedy) {
        return new Failure(kind, reason, evidence, remedy, List.of());
    }

    /**
     * Control characters, line ends among them, and what only steers the display, such as its direction, become spaces: a
     * report line stays one line, and reads as what it is.
     */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
