package dev.restante.domain.environment;

import java.util.List;
import java.util.Objects;

/**
 * What the policy check found. Immutable.
 *
 * @param violations rows that do not hold and are not waived; any of them refuses the start
 * @param waivers one for each row the operator waived, needed or not; each is a warning
 */
public record PolicyFindings(List<Violation> violations, List<Waiver> waivers) {
    public PolicyFindings {
        violations = List.copyOf(violations);
        waivers = List.copyOf(waivers);
    }

    /** A row that does not hold. */
    public record Violation(PolicyRow row, Environment environment, String found, Requirement requirement) {
        public Violation {
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(environment, "environment");
            Objects.requireNonNull(found, "found");
            Objects.requireNonNull(requirement, "requirement");
        }

        /** {@code name: value (expected: rule)}. */
        public String describe() {
            return row.text() + ": " + found + " (expected: " + requirement.expected() + " in " + environment.text()
                    + ")";
        }
    }

    /**
     * A row that is not enforced because the operator said so.
     *
     * @param met whether the row would have held anyway, so that the waiver can go
     */
    public record Waiver(
            PolicyRow row, Environment environment, String found, Requirement requirement, boolean met) {
        public Waiver {
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(environment, "environment");
            Objects.requireNonNull(found, "found");
            Objects.requireNonNull(requirement, "requirement");
        }

        /** The warning for the log and the report. */
        public String describe() {
            String rule =
                    "policy row " + row.text() + " is waived: " + found + " (" + environment.text() + " asks for: "
                            + requirement.expected() + ")";
            return met ? rule + "; it holds anyway, the waiver can go" : rule;
        }
    }
}
