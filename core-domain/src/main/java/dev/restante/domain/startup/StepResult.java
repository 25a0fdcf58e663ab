package dev.restante.domain.startup;

import java.util.Objects;

/** What a step answered. */
public sealed interface StepResult {

    /**
     * The step did what it says.
     *
     * @param evidence what was done; the same in every run with the same build, settings and environment
     * @param observed what differs from run to run (bound port, counts, sizes); may be empty
     */
    record Succeeded(String evidence, String observed) implements StepResult {
        public Succeeded {
            evidence = Failure.oneLine(evidence);
            observed = Failure.oneLine(observed);
        }
    }

    /** The step did not; whatever it had begun, it has taken back itself. */
    record Failed(Failure failure) implements StepResult {
        public Failed {
            Objects.requireNonNull(failure, "failure");
        }
    }
}
