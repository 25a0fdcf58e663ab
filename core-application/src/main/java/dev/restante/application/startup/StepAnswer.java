package dev.restante.application.startup;

import dev.restante.domain.startup.Failure;
import dev.restante.domain.startup.FailureKind;

/**
 * What the body of a step answers.
 *
 * @param <T> what later steps get from it
 */
public sealed interface StepAnswer<T> {
    /**
     * Done.
     *
     * @param value for later steps
     * @param evidence what was done; the same in every run with the same build, settings and environment
     * @param observed what differs from run to run; may be empty
     */
    record Produced<T>(T value, String evidence, String observed) implements StepAnswer<T> {}

    /** Not done; what was begun is taken back already. */
    record Refused<T>(Failure failure) implements StepAnswer<T> {}

    static <T> StepAnswer<T> produced(T value, String evidence) {
        return new Produced<>(value, evidence, "");
    }

    static <T> StepAnswer<T> refused(FailureKind kind, String reason, String evidence, String remedy) {
        return new Refused<>(Failure.of(kind, reason, evidence, remedy));
    }
}
