package dev.restante.domain.startup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A start in progress: plan and results so far, out of which the next action follows. A value: each answer makes a new
 * one. Time comes in as the span since the start began.
 *
 * @param plan what is to be done
 * @param states one for each step of the plan, in its order
 * @param verdict {@link Verdict.Running} until the last step answered or a critical one failed
 */
public record Progress(StartupPlan plan, List<StepState> states, Verdict verdict) {
    private static final StepState WAITING = new StepState.Waiting();

    public Progress {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(verdict, "verdict");
        states = List.copyOf(states);
        if (states.size() != plan.steps().size()) {
            throw new IllegalArgumentException(
                    "states: " + states.size() + " (expected: " + plan.steps().size() + ", one for each step)");
        }
    }

    /** Nothing has been done yet. */
    public static Progress begin(StartupPlan plan) {
        return new Progress(
                plan, plan.steps().stream().map(step -> WAITING).toList(), new Verdict.Running());
    }

    /** What to do now, as long as {@link #expire} says that there is time. */
    public Action next(Duration elapsed) {
        if (verdict instanceof Verdict.Running) {
            PlannedStep step = plan.steps().get(firstWaiting());
            Duration left = plan.deadline().minus(elapsed);
            return new Action.Run(step, left.compareTo(step.deadline()) < 0 ? left : step.deadline());
        }
        int undo = lastToUndo();
        return undo < 0
                ? new Action.Finished(verdict)
                : new Action.Undo(plan.steps().get(undo));
    }

    /** This progress, or the failed one if the total deadline has passed while steps were still waiting. */
    public Progress expire(Duration elapsed) {
        if (!(verdict instanceof Verdict.Running) || elapsed.compareTo(plan.deadline()) < 0) {
            return this;
        }
        return fail(firstWaiting(), DeadlineFailure.total(plan));
    }

    /** After the step that {@link #next} named has answered. */
    public Progress answered(StepResult result) {
        if (!(verdict instanceof Verdict.Running)) {
            throw new IllegalStateException("result: " + result + " (expected: none, the start is "
                    + verdict.describe() + ")");
        }
        int index = firstWaiting();
        return switch (result) {
            case StepResult.Succeeded done -> settle(index, new StepState.Done(done));
            case StepResult.Failed failed when plan.steps().get(index).importance() == Importance.OPTIONAL ->
                settle(index, new StepState.Degraded(failed.failure()));
            case StepResult.Failed failed -> fail(index, failed.failure());
        };
    }

    /** After the undo that {@link #next} named has answered. */
    public Progress undone(UndoResult result) {
        int index = verdict instanceof Verdict.Running ? -1 : lastToUndo();
        if (index < 0 || !(states.get(index) instanceof StepState.Done done)) {
            throw new IllegalStateException("undo: " + result + " (expected: none, nothing is to be undone)");
        }
        return new Progress(plan, with(index, new StepState.TakenBack(done.result(), result)), verdict);
    }

    /** After somebody asked the node to leave: no further step runs, completed ones are undone. No effect at the end. */
    public Progress abandoned(String reason) {
        return verdict instanceof Verdict.Running ? new Progress(plan, states, new Verdict.Abandoned(reason)) : this;
    }

    /** After a node that had started leaves: its completed steps are undone. No effect on any other. */
    public Progress left() {
        return verdict instanceof Verdict.Started ? new Progress(plan, states, new Verdict.Left()) : this;
    }

    /** The steps still to run, the running one first; empty once the verdict is known. */
    public List<PlannedStep> waiting() {
        if (!(verdict instanceof Verdict.Running)) {
            return List.of();
        }
        return plan.steps().subList(firstWaiting(), plan.steps().size());
    }

    private Progress settle(int index, StepState state) {
        boolean last = index == states.size() - 1;
        return new Progress(plan, with(index, state), last ? new Verdict.Started() : verdict);
    }

    private Progress fail(int index, Failure failure) {
        return new Progress(
                plan,
                with(index, new StepState.Failed(failure)),
                new Verdict.Failed(plan.steps().get(index), failure));
    }

    private List<StepState> with(int index, StepState state) {
        List<StepState> next = new ArrayList<>(states);
        next.set(index, state);
        return next;
    }

    private int firstWaiting() {
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i) instanceof StepState.Waiting) {
                return i;
            }
        }
        throw new IllegalStateException("states: none waiting (expected: one, the start is running)");
    }

    private int lastToUndo() {
        if (verdict instanceof Verdict.Started) {
            return -1;
        }
        for (int i = states.size() - 1; i >= 0; i--) {
            if (states.get(i) instanceof StepState.Done
                    && plan.steps().get(i).undo() == PlannedStep.Undo.REVERSES) {
                return i;
            }
        }
        return -1;
    }
}
