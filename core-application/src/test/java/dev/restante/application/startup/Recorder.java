package dev.restante.application.startup;

import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.PlannedStep;
import dev.restante.domain.startup.StepState;
import dev.restante.domain.startup.UndoResult;
import dev.restante.domain.startup.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it is told. */
final class Recorder implements StartupObserver {
    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void stepEnded(PlannedStep step, StepState state, Duration took) {
        told.add(step.name() + " " + state.word() + " " + took.toMillis());
    }

    @Override
    public void phaseEnded(Phase phase, int steps, Duration took) {
        told.add(phase + " " + steps + " " + took.toMillis());
    }

    @Override
    public void failed(Verdict.Failed verdict) {
        told.add("failed");
    }

    @Override
    public void stepUndone(PlannedStep step, UndoResult result, Duration took) {
        told.add("undo " + step.name() + " " + result.getClass().getSimpleName());
    }

    @Override
    public void ended(Verdict verdict, Duration took) {
        told.add(verdict.describe());
    }
}
