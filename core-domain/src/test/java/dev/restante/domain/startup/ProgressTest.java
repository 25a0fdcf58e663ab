package dev.restante.domain.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final PlannedStep A = Plans.critical(Phase.INIT, "a");
    private static final PlannedStep B = Plans.optional(Phase.DATABASE, "b");
    private static final PlannedStep C = Plans.critical(Phase.FINALIZE, "c");
    private static final StartupPlan PLAN = Plans.of(A, B, C);

    @Test
    void stepsThatSucceed_runInOrderAndStart() {
        Progress progress = Progress.begin(PLAN);
        for (PlannedStep step : PLAN.steps()) {
            assertEquals(new Action.Run(step, Plans.SECOND), progress.next(Duration.ZERO));
            progress = progress.answered(Plans.done(""));
        }
        assertEquals(new Action.Finished(new Verdict.Started()), progress.next(Duration.ZERO));
    }

    @Test
    void criticalFailure_stopsAndUndoesInReverse() {
        Progress progress = Progress.begin(PLAN)
                .answered(Plans.done(""))
                .answered(Plans.done(""))
                .answered(Plans.failed(FailureKind.DEPENDENCY, "broken"));
        assertEquals(new Action.Undo(B), progress.next(Duration.ZERO));
        progress = progress.undone(new UndoResult.UndoFailed("stuck"));
        assertEquals(new Action.Undo(A), progress.next(Duration.ZERO));
        progress = progress.undone(new UndoResult.Undone());
        Action.Finished finished = assertInstanceOf(Action.Finished.class, progress.next(Duration.ZERO));
        assertEquals(
                "failed in FINALIZE, step 'c': broken (exit code 69)",
                finished.verdict().describe());
    }

    @Test
    void optionalFailure_isDegradedAndGoesOn() {
        Progress progress = Progress.begin(PLAN)
                .answered(Plans.done(""))
                .answered(Plans.failed(FailureKind.DEADLINE, "slow"));
        assertInstanceOf(StepState.Degraded.class, progress.states().get(1));
        assertEquals(new Action.Run(C, Plans.SECOND), progress.next(Duration.ZERO));
        assertEquals(
                new Verdict.Started(), progress.answered(Plans.done("")).verdict());
    }

    @Test
    void degradedStep_isNotUndone() {
        Progress progress = Progress.begin(PLAN)
                .answered(Plans.done(""))
                .answered(Plans.failed(FailureKind.BUG, "odd"))
                .answered(Plans.failed(FailureKind.BUG, "odd"));
        assertEquals(new Action.Undo(A), progress.next(Duration.ZERO));
    }

    @Test
    void totalDeadline_leavesTheStepOnlyTheRest() {
        Action next = Progress.begin(PLAN).next(Duration.ofMillis(59_600));
        assertEquals(new Action.Run(A, Duration.ofMillis(400)), next);
    }

    @Test
    void totalDeadlinePassed_failsBeforeTheNextStep() {
        Progress progress = Progress.begin(PLAN).answered(Plans.done(""));
        assertEquals(progress, progress.expire(Duration.ofMillis(59_999)));
        Progress expired = progress.expire(Duration.ofSeconds(60));
        assertEquals(
                "failed in DATABASE, step 'b': not begun within the total deadline of 60s (exit code 124)",
                expired.verdict().describe());
        assertEquals(new Action.Undo(A), expired.next(Duration.ofSeconds(60)));
    }

    @Test
    void deadlineFailure_saysWhichDeadlineBound() {
        assertEquals(
                "no answer within its deadline of 1s",
                DeadlineFailure.step(A, Plans.SECOND).reason());
        assertEquals(
                "no answer within what was left of the total deadline",
                DeadlineFailure.step(A, Duration.ofMillis(3)).reason());
    }

    @Test
    void abandonedStart_undoesWhatWasDone() {
        Progress progress = Progress.begin(PLAN).answered(Plans.done("")).abandoned("SIGTERM");
        assertEquals(List.of(), progress.waiting());
        assertEquals(new Action.Undo(A), progress.next(Duration.ZERO));
        progress = progress.undone(new UndoResult.Undone());
        assertEquals(
                new Action.Finished(new Verdict.Abandoned("SIGTERM")), progress.next(Duration.ZERO));
    }

    @Test
    void finishedStart_cannotBeAbandoned() {
        Progress progress = Progress.begin(Plans.of(A)).answered(Plans.done(""));
        assertEquals(progress, progress.abandoned("late"));
    }

    @Test
    void startedNodeThatLeaves_undoesItsStepsInReverse() {
        Progress progress = Progress.begin(Plans.of(A, C)).answered(Plans.done("")).answered(Plans.done(""));
        Progress leaving = progress.left();
        assertEquals(new Action.Undo(C), leaving.next(Duration.ZERO));
        leaving = leaving.undone(new UndoResult.Undone());
        assertEquals(new Action.Undo(A), leaving.next(Duration.ZERO));
        leaving = leaving.undone(new UndoResult.Undone());
        assertEquals(new Action.Finished(new Verdict.Left()), leaving.next(Duration.ZERO));
        assertEquals(Progress.begin(PLAN), Progress.begin(PLAN).left());
    }

    @Test
    void answerThatNobodyAskedFor_isRefused() {
        Progress started = Progress.begin(Plans.of(A)).answered(Plans.done(""));
        assertThrows(IllegalStateException.class, () -> started.answered(Plans.done("")));
        assertThrows(IllegalStateException.class, () -> started.undone(new UndoResult.Undone()));
        assertThrows(
                IllegalStateException.class, () -> Progress.begin(PLAN).undone(new UndoResult.Undone()));
    }

    @Test
    void waiting_namesWhatIsStillToCome() {
        assertEquals(
                List.of(B, C), Progress.begin(PLAN).answered(Plans.done("")).waiting());
        assertTrue(Progress.begin(Plans.of(A)).answered(Plans.done("")).waiting().isEmpty());
    }
}
