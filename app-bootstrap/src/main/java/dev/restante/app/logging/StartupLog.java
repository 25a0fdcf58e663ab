package dev.restante.app.logging;

import dev.restante.application.startup.StartupObserver;
import dev.restante.domain.startup.Failure;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.PlannedStep;
import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.StepState;
import dev.restante.domain.startup.UndoResult;
import dev.restante.domain.startup.Verdict;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the start into the log: a line for each phase, and everything about what goes wrong. */
public final class StartupLog implements StartupObserver {
    private static final Logger LOG = LoggerFactory.getLogger("restante.startup");

    /** What the phase that runs has to tell in its line. */
    private String evidence = "";

    @Override
    public void stepEnded(PlannedStep step, StepState state, Duration took) {
        switch (state) {
            case StepState.Done done -> {
                LOG.atDebug()
                        .addKeyValue("event", "step.done")
                        .log("{}, {}: {} ({} ms)", step.phase(), step.name(), done.result().evidence(),
                                took.toMillis());
                // Where the messages lie, and what was found there, is worth a look at each start.
                if (step.phase() == Phase.DATABASE) {
                    evidence = ": " + done.result().evidence() + "; " + done.result().observed();
                }
            }
            case StepState.Degraded degraded -> {
                LOG.atWarn()
                        .addKeyValue("event", "step.degraded")
                        .log("degraded: {}, {}: {}", step.phase(), step.name(), degraded.failure().reason());
                details(degraded.failure());
            }
            case StepState.Failed failed -> {
                LOG.atError()
                        .addKeyValue("event", "step.failed")
                        .log("failed: {}, {}: {}", step.phase(), step.name(), failed.failure().reason());
                details(failed.failure());
            }
            case StepState.Waiting waiting -> {}
            case StepState.TakenBack back -> {}
        }
    }

    private static void details(Failure failure) {
        for (Problem problem : failure.problems()) {
            LOG.atError().addKeyValue("event", "problem").log("  {}", problem.describeWithRemedy());
        }
        if (!failure.evidence().isEmpty()) {
            LOG.atError().addKeyValue("event", "failure.evidence").log("  evidence: {}", failure.evidence());
        }
        if (!failure.remedy().isEmpty()) {
            LOG.atError().addKeyValue("event", "failure.remedy").log("  remedy: {}", failure.remedy());
        }
    }

    @Override
    public void phaseEnded(Phase phase, int steps, Duration took) {
        String padded = String.format("%-12s", phase);
        String told = evidence;
        evidence = "";
        LOG.atInfo()
                .addKeyValue("event", "phase.done")
                .addKeyValue("phase", phase)
                .addKeyValue("millis", took.toMillis())
                .log("{} {} {}, {} ms{}", padded, steps, steps == 1 ? "step" : "steps", took.toMillis(), told);
    }

    @Override
    public void failed(Verdict.Failed verdict) {} // the step's own lines have told it

    @Override
    public void stepUndone(PlannedStep step, UndoResult result, Duration took) {
        switch (result) {
            case UndoResult.Undone undone ->
                LOG.atDebug()
                        .addKeyValue("event", "step.undone")
                        .log("undone: {}, {} ({} ms)", step.phase(), step.name(), took.toMillis());
            case UndoResult.UndoFailed failed ->
                LOG.atWarn()
                        .addKeyValue("event", "step.not-undone")
                        .log("not undone: {}, {}: {}", step.phase(), step.name(), failed.reason());
        }
    }

    @Override
    public void ended(Verdict verdict, Duration took) {
        if (!(verdict instanceof Verdict.Started)) {
            LOG.atError()
                    .addKeyValue("event", "start.ended")
                    .log("start {} after {} ms", verdict.describe(), took.toMillis());
        }
    }
}
