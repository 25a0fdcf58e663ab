package dev.restante.application.startup;

import dev.restante.application.time.Timeline;
import dev.restante.domain.startup.Action;
import dev.restante.domain.startup.DeadlineFailure;
import dev.restante.domain.startup.Failure;
import dev.restante.domain.startup.FailureKind;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.PlannedStep;
import dev.restante.domain.startup.Progress;
import dev.restante.domain.startup.StartupPlan;
import dev.restante.domain.startup.StartupReport;
import dev.restante.domain.startup.StepResult;
import dev.restante.domain.startup.StepState;
import dev.restante.domain.startup.UndoResult;
import dev.restante.domain.startup.Verdict;
import dev.restante.ports.journal.JournalUnusable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;

/**
 * Does what the plan's progress says: runs steps in order, each on a thread of its own and no longer than it may take, and
 * undoes the completed ones in reverse when the start fails, is abandoned, or when the node leaves. {@link #run} and {@link
 * #leave} are for one thread; {@link #abandon} for any.
 */
public final class StartupRunner {
    private static final CompletableFuture<Void> NEVER = new CompletableFuture<>();

    private final Map<PlannedStep, Step<?>> steps = new LinkedHashMap<>();
    private final StartupRecord startup;
    private final StartupObserver observer;
    private final Timeline timeline;
    private final StepThread stepThread;
    private final CompletableFuture<String> abandoned = new CompletableFuture<>();

    /**
     * @param plan what is to be done
     * @param steps those of the plan, in its order
     * @param threads makes the thread of each step
     */
    public StartupRunner(
            StartupPlan plan,
            List<Step<?>> steps,
            StartupRecord startup,
            StartupObserver observer,
            Timeline timeline,
            ThreadFactory threads) {
        steps.forEach(step -> this.steps.put(step.planned(), step));
        this.startup = startup;
        this.observer = observer;
        this.timeline = timeline;
        this.stepThread = new StepThread(threads, timeline);
        if (!List.copyOf(this.steps.keySet()).equals(plan.steps())) {
            throw new IllegalArgumentException("steps: " + this.steps.keySet() + " (expected: " + plan.steps() + ")");
        }
        startup.begin(plan);
    }

    /** Runs the plan to its end, undoing included; the total deadline counts from {@code began} of the timeline. */
    public Verdict run(long began) throws InterruptedException {
        PhaseClock phases = new PhaseClock();
        boolean failureTold = false;
        while (true) {
            Duration elapsed = timeline.since(began);
            Progress progress = startup.progress().expire(elapsed);
            startup.advance(progress);
            if (!failureTold && progress.verdict() instanceof Verdict.Failed failed) {
                failureTold = true;
                observer.failed(failed);
            }
            switch (progress.next(elapsed)) {
                case Action.Run run -> {
                    phases.enter(run.step().phase());
                    runStep(run);
                }
                case Action.Undo undo -> undoStep(undo.step(), undo.step().deadline(), NEVER);
                case Action.Finished finished -> {
                    phases.end(finished.verdict());
                    observer.ended(finished.verdict(), timeline.since(began));
                    return finished.verdict();
                }
            }
        }
    }

    /** Gives up a start that is still running, as soon as possible; later than that it has no effect. */
    public void abandon(String reason) {
        abandoned.complete(reason);
    }

    /**
     * Undoes the completed steps of a start that had succeeded, in reverse.
     *
     * @param within for all of them together; what it leaves no time for is not undone
     * @param giveUp ends the waiting for the step being undone, and for all after it
     * @return what could not be undone, in that order: {@code step: reason}
     */
    public List<String> leave(Duration within, CompletionStage<?> giveUp) throws InterruptedException {
        long began = timeline.nanos();
        List<String> left = new ArrayList<>();
        startup.advance(startup.progress().left());
        while (startup.progress().next(Duration.ZERO) instanceof Action.Undo undo) {
            Duration rest = within.minus(timeline.since(began));
            Duration own = undo.step().deadline();
            UndoResult result = undoStep(undo.step(), rest.compareTo(own) < 0 ? rest : own, giveUp);
            if (result instanceof UndoResult.UndoFailed failed) {
                left.add(undo.step().name() + ": " + failed.reason());
            }
        }
        return left;
    }

    private void runStep(Action.Run run) throws InterruptedException {
        PlannedStep planned = run.step();
        Step<?> step = step(planned);
        long began = timeline.nanos();
        StepThread.Ended<? extends StepAnswer<?>> ended = stepThread.run(step::run, run.allowed(), abandoned);
        Duration took = timeline.since(began);
        Progress progress = startup.progress();
        if (ended instanceof StepThread.Ended.GivenUp) {
            startup.advance(progress.abandoned(abandoned.join()));
            return;
        }
        StepResult result = result(planned, run.allowed(), ended);
        Progress next = progress.answered(result);
        String observed = result instanceof StepResult.Succeeded succeeded ? succeeded.observed() : "";
        startup.observe(new StartupReport.Observation(planned.phase(), planned.name(), took.toMillis(), observed));
        startup.advance(abandoned.isDone() ? next.abandoned(abandoned.join()) : next);
        StepState state = next.states().get(progress.plan().steps().indexOf(planned));
        observer.stepEnded(planned, state, took);
    }

    private static StepResult result(
            PlannedStep step, Duration allowed, StepThread.Ended<? extends StepAnswer<?>> ended) {
        return switch (ended) {
            case StepThread.Ended.Returned<? extends StepAnswer<?>> returned ->
                switch (returned.value()) {
                    case StepAnswer.Produced<?> produced ->
                        new StepResult.Succeeded(produced.evidence(), produced.observed());
                    case StepAnswer.Refused<?> refused -> new StepResult.Failed(refused.failure());
                };
            case StepThread.Ended.Threw<? extends StepAnswer<?>> threw -> new StepResult.Failed(thrown(threw.cause()));
            case StepThread.Ended.TimedOut<? extends StepAnswer<?>> late ->
                new StepResult.Failed(DeadlineFailure.step(step, allowed));
            case StepThread.Ended.GivenUp<? extends StepAnswer<?>> givenUp ->
                throw new IllegalStateException("a step that was given up has no result");
        };
    }

    private static Failure thrown(Throwable cause) {
        String what = cause.getClass().getName() + ": " + cause.getMessage();
        return cause instanceof JournalUnusable unusable
                ? Failure.of(FailureKind.DEPENDENCY, "store unusable", String.valueOf(cause.getMessage()),
                        unusable.remedy())
                : Failure.of(FailureKind.BUG, "threw", what, "report it with this evidence and the log");
    }

    private UndoResult undoStep(PlannedStep planned, Duration allowed, CompletionStage<?> giveUp)
            throws InterruptedException {
        long began = timeline.nanos();
        Step<?> step = step(planned);
        StepThread.Ended<Boolean> ended = stepThread.run(
                () -> {
                    step.takeBack();
                    return true;
                },
                allowed,
                giveUp);
        UndoResult result =
                switch (ended) {
                    case StepThread.Ended.Returned<Boolean> returned -> new UndoResult.Undone();
                    case StepThread.Ended.Threw<Boolean> threw ->
                        new UndoResult.UndoFailed(String.valueOf(threw.cause()));
                    case StepThread.Ended.TimedOut<Boolean> late -> new UndoResult.UndoFailed("no answer in time");
                    case StepThread.Ended.GivenUp<Boolean> givenUp -> new UndoResult.UndoFailed("given up");
                };
        startup.advance(startup.progress().undone(result));
        observer.stepUndone(planned, result, timeline.since(began));
        return result;
    }

    private Step<?> step(PlannedStep planned) {
        Step<?> step = steps.get(planned);
        if (step == null) {
            throw new IllegalStateException("step '" + planned.name() + "': unknown (expected: one of the plan)");
        }
        return step;
    }

    /** Tells each phase that has ended, with the time it took. */
    private final class PhaseClock {
        private Phase phase = Phase.INIT;
        private long began = timeline.nanos();

        void enter(Phase next) {
            if (next != phase) {
                tell();
                phase = next;
                began = timeline.nanos();
            }
        }

        void end(Verdict verdict) {
            if (verdict instanceof Verdict.Started) {
                tell();
            }
        }

        private void tell() {
            int count = (int) steps.keySet().stream().filter(step -> step.phase() == phase).count();
            if (count > 0) {
                observer.phaseEnded(phase, count, timeline.since(began));
            }
        }
    }
}
