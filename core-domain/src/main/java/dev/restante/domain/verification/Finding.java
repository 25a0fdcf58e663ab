package dev.restante.domain.verification;

import java.util.Locale;
import java.util.Objects;

/** What a verification found. */
public sealed interface Finding {
    /**
     * It works.
     *
     * @param detail what was seen; the same in every run
     */
    record Passed(String detail) implements Finding {
        public Passed {
            Objects.requireNonNull(detail, "detail");
        }
    }

    /**
     * It does not.
     *
     * @param detail what was seen instead; one line
     */
    record Failed(Fault fault, String detail) implements Finding {
        public Failed {
            Objects.requireNonNull(fault, "fault");
            Objects.requireNonNull(detail, "detail");
        }

        /** {@code fault: detail}. */
        public String describe() {
            return "mailbox " + fault.name().toLowerCase(Locale.ROOT) + ": " + detail;
        }
    }
}
