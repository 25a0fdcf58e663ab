package dev.restante.application.startup;

import dev.restante.domain.startup.Importance;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.PlannedStep;
import java.time.Duration;
import java.util.Optional;

/**
 * A step that can be run: its place in the plan, its body and its undo. Nothing happens before the body is called. The
 * value it produces is read by later steps through {@link Inputs}.
 *
 * @param <T> what later steps get from it
 */
public final class Step<T> {
    private final PlannedStep planned;
    private final Body<T> body;
    private final Optional<Undo<T>> undo;
    private volatile Optional<T> output = Optional.empty();

    private Step(PlannedStep planned, Body<T> body, Optional<Undo<T>> undo) {
        this.planned = planned;
        this.body = body;
        this.undo = undo;
    }

    /** A step whose failure fails the start, with nothing to take back. */
    public static <T> Step<T> critical(Phase phase, String name, Duration deadline, Body<T> body) {
        return new Step<>(planned(phase, name, Importance.CRITICAL, deadline, PlannedStep.Undo.NONE), body,
                Optional.empty());
    }

    /** A step whose failure is listed as degraded, with nothing to take back. */
    public static <T> Step<T> optional(Phase phase, String name, Duration deadline, Body<T> body) {
        return new Step<>(planned(phase, name, Importance.OPTIONAL, deadline, PlannedStep.Undo.NONE), body,
                Optional.empty());
    }

    private static PlannedStep planned(
            Phase phase, String name, Importance importance, Duration deadline, PlannedStep.Undo undo) {
        return new PlannedStep(phase, name, importance, deadline, undo);
    }

    /** This step with an undo, which gets what the step has produced. */
    public Step<T> undoneBy(Undo<T> taking) {
        PlannedStep undoable = new PlannedStep(
                planned.phase(), planned.name(), planned.importance(), planned.deadline(), PlannedStep.Undo.REVERSES);
        return new Step<>(undoable, body, Optional.of(taking));
    }

    public PlannedStep planned() {
        return planned;
    }

    StepAnswer<T> run() throws Exception {
        StepAnswer<T> answer = body.run(new Inputs(planned.name()));
        if (answer instanceof StepAnswer.Produced<T> produced) {
            output = Optional.of(produced.value());
        }
        return answer;
    }

    void takeBack() throws Exception {
        if (undo.isPresent() && output.isPresent()) {
            undo.get().takeBack(output.get());
        }
    }

    /** What the step has produced; empty until then. Other steps read it through their {@link Inputs}. */
    public Optional<T> output() {
        return output;
    }

    /** Does the work, on a thread of its own that is interrupted at the deadline. */
    public interface Body<T> {
        /** An exception counts as a bug, but for a store that cannot be used: a dependency that failed. */
        StepAnswer<T> run(Inputs inputs) throws Exception;
    }

    /** Takes the work back, on a thread of its own that is interrupted at the deadline. Called at most once. */
    public interface Undo<T> {
        void takeBack(T produced) throws Exception;
    }
}
