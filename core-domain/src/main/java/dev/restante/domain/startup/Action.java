package dev.restante.domain.startup;

import java.time.Duration;
import java.util.Objects;

/** What to do next. */
public sealed interface Action {

    /**
     * Run the step and answer with its result.
     *
     * @param allowed the longest it may take: its own deadline, or what is left of the total one if that is less
     */
    record Run(PlannedStep step, Duration allowed) implements Action {
        public Run {
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(allowed, "allowed");
        }
    }

    /** Take the step back and answer with the undo's result; it has its own deadline again, the total no longer counts. */
    record Undo(PlannedStep step) implements Action {
        public Undo {
            Objects.requireNonNull(step, "step");
        }
    }

    /** Nothing is left to do. */
    record Finished(Verdict verdict) implements Action {
        public Finished {
            Objects.requireNonNull(verdict, "verdict");
        }
    }
}
