package dev.restante.domain.startup;

import java.time.Duration;

/** The words for a deadline that passed. Pure. */
public final class DeadlineFailure {
    private DeadlineFailure() {}

    /** A step ran longer than it was allowed. */
    public static Failure step(PlannedStep step, Duration allowed) {
        String bound = allowed.compareTo(step.deadline()) < 0
                ? "what was left of the total deadline"
                : "its deadline of " + Deadlines.words(step.deadline());
        return Failure.of(
                FailureKind.DEADLINE,
                "no answer within " + bound,
                "the step was interrupted",
                "find out what it waits for; if it only needs longer, raise its deadline and restante.startup.deadline");
    }

    /** The total deadline passed before the step could begin. */
    static Failure total(StartupPlan plan) {
        return Failure.of(
                FailureKind.DEADLINE,
                "not begun within the total deadline of " + Deadlines.words(plan.deadline()),
                "",
                "the durations in the report tell which step took the time");
    }
}
