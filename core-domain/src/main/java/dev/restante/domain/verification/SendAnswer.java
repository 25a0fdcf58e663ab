package dev.restante.domain.verification;

import dev.restante.domain.delivery.DeliveryOutcome;
import java.time.Duration;
import java.util.Objects;

/** What came of sending the probe. */
public sealed interface SendAnswer {
    /** An outcome. */
    record Answered(DeliveryOutcome outcome) implements SendAnswer {
        public Answered {
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    /** An exception, at once or through the answer. */
    record Threw(String what) implements SendAnswer {
        public Threw {
            Objects.requireNonNull(what, "what");
        }
    }

    /** Nothing. */
    record Silent(Duration within) implements SendAnswer {
        public Silent {
            Objects.requireNonNull(within, "within");
        }
    }
}
