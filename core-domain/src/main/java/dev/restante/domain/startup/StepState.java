package dev.restante.domain.startup;

import java.util.Objects;

/** How far a step has come; one type per state. */
public sealed interface StepState {
    /** Its word in the report. */
    String word();

    /** Not begun: the start has not reached it, or ended before it. */
    record Waiting() implements StepState {
        @Override
        public String word() {
            return "-";
        }
    }

    record Done(StepResult.Succeeded result) implements StepState {
        public Done {
            Objects.requireNonNull(result, "result");
        }

        @Override
        public String word() {
            return "ok";
        }
    }

    /** It failed and is optional. */
    record Degraded(Failure failure) implements StepState {
        public Degraded {
            Objects.requireNonNull(failure, "failure");
        }

        @Override
        public String word() {
            return "degraded";
        }
    }

    /** It failed and is critical. */
    record Failed(Failure failure) implements StepState {
        public Failed {
            Objects.requireNonNull(failure, "failure");
        }

        @Override
        public String word() {
            return "FAILED";
        }
    }

    /** It had completed and was taken back, or should have been. */
    record TakenBack(StepResult.Succeeded result, UndoResult undo) implements StepState {
        public TakenBack {
            Objects.requireNonNull(result, "result");
            Objects.requireNonNull(undo, "undo");
        }

        @Override
        public String word() {
            return undo instanceof UndoResult.Undone ? "undone" : "NOT UNDONE";
        }
    }
}
