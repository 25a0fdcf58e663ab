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
     * @param subject what is broken
     * @param detail what was seen instead; one line, in an operator's words
     */
    record Failed(Subject subject, Fault fault, String detail) implements Finding {
        public Failed {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(fault, "fault");
            Objects.requireNonNull(detail, "detail");
        }

        /** About acceptance. */
        public Failed(Fault fault, String detail) {
            this(Subject.ACCEPTANCE, fault, detail);
        }

        /** {@code subject fault: detail}. */
        public String describe() {
            return subject.text() + " " + fault.name().toLowerCase(Locale.ROOT) + ": " + detail;
        }
    }
}
