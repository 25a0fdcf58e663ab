package dev.restante.domain.startup;

import java.util.Objects;

/** How a start stands or ended. */
public sealed interface Verdict {
    /** As it stands in the report. */
    String describe();

    /** Steps are still to run. */
    record Running() implements Verdict {
        @Override
        public String describe() {
            return "running";
        }
    }

    /** Every critical step succeeded. */
    record Started() implements Verdict {
        @Override
        public String describe() {
            return "started";
        }
    }

    /** A critical step failed, or a deadline passed; the completed steps are undone. */
    record Failed(PlannedStep step, Failure failure) implements Verdict {
        public Failed {
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(failure, "failure");
        }

        @Override
        public String describe() {
            return "failed in " + step.phase() + ", step '" + step.name() + "': " + failure.reason() + " (exit code "
                    + failure.kind().exitCode() + ")";
        }
    }

    /** Somebody asked the node to leave before it was ready; the completed steps are undone. */
    record Abandoned(String reason) implements Verdict {
        @Override
        public String describe() {
            return "abandoned: " + reason;
        }
    }

    /** The node had started and leaves: the completed steps are undone. */
    record Left() implements Verdict {
        @Override
        public String describe() {
            return "left";
        }
    }
}
