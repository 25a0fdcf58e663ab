package dev.restante.domain.startup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Plans for tests. */
final class Plans {
    static final Duration SECOND = Duration.ofSeconds(1);

    private Plans() {}

    static PlannedStep critical(Phase phase, String name) {
        return new PlannedStep(phase, name, Importance.CRITICAL, SECOND, PlannedStep.Undo.REVERSES);
    }

    static PlannedStep optional(Phase phase, String name) {
        return new PlannedStep(phase, name, Importance.OPTIONAL, SECOND, PlannedStep.Undo.REVERSES);
    }

    static StartupPlan of(PlannedStep... steps) {
        return new StartupPlan(List.of(steps), Duration.ofMinutes(1));
    }

    static StartupPlan random(Random random) {
        List<PlannedStep> steps = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            for (int i = random.nextInt(4); i > 0; i--) {
                steps.add(new PlannedStep(
                        phase,
                        phase + " " + i,
                        random.nextInt(4) == 0 ? Importance.OPTIONAL : Importance.CRITICAL,
                        SECOND,
                        random.nextInt(3) == 0 ? PlannedStep.Undo.NONE : PlannedStep.Undo.REVERSES));
            }
        }
        if (steps.isEmpty()) {
            steps.add(critical(Phase.INIT, "only"));
        }
        return new StartupPlan(steps, Duration.ofMinutes(1));
    }

    static StepResult done(String evidence) {
        return new StepResult.Succeeded(evidence, "");
    }

    static StepResult failed(FailureKind kind, String reason) {
        return new StepResult.Failed(Failure.of(kind, reason, "seen", "do something"));
    }
}
