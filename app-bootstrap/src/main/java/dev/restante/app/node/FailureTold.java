package dev.restante.app.node;

import dev.restante.application.startup.StartupObserver;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.PlannedStep;
import dev.restante.domain.startup.StepState;
import dev.restante.domain.startup.UndoResult;
import dev.restante.domain.startup.Verdict;
import java.time.Duration;

/** Passes on what it is told; and first of all that the start has failed, so that nobody waits for the undoing. */
record FailureTold(StartupObserver observer, Runnable onFailure) implements StartupObserver {
    @Override
    public void failed(Verdict.Failed verdict) {
        onFailure.run();
        observer.failed(verdict);
    }

    @Override
    public void stepEnded(PlannedStep step, StepState state, Duration took) {
        observer.stepEnded(step, state, took);
    }

    @Override
    public void phaseEnded(Phase phase, int steps, Duration took) {
        observer.phaseEnded(phase, steps, took);
    }

    @Override
    public void stepUndone(PlannedStep step, UndoResult result, Duration took) {
        observer.stepUndone(step, result, took);
    }

    @Override
    public void ended(Verdict verdict, Duration took) {
        observer.ended(verdict, took);
    }
}
