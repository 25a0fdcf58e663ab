package dev.restante.application.startup;

import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.PlannedStep;
import dev.restante.domain.startup.StepState;
import dev.restante.domain.startup.UndoResult;
import dev.restante.domain.startup.Verdict;
import java.time.Duration;

/** Is told what happens, in order, on the thread that runs the start; for log lines. Must not block or throw. */
public interface StartupObserver {
    void stepEnded(PlannedStep step, StepState state, Duration took);

    /** Every step of the phase has ended well enough; a phase without steps is not told. */
    void phaseEnded(Phase phase, int steps, Duration took);

    /** The start will not succeed; what was done is undone after this. */
    void failed(Verdict.Failed verdict);

    void stepUndone(PlannedStep step, UndoResult result, Duration took);

    void ended(Verdict verdict, Duration took);
}
