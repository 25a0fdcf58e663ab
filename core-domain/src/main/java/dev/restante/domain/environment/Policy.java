package dev.restante.domain.environment;

import static dev.restante.domain.environment.Requirement.AUTHENTICATION_OPTIONAL;
import static dev.restante.domain.environment.Requirement.AUTHENTICATION_REQUIRED;
import static dev.restante.domain.environment.Requirement.LISTENERS_ANY;
import static dev.restante.domain.environment.Requirement.LISTENERS_LOOPBACK;
import static dev.restante.domain.environment.Requirement.LOG_JSON;
import static dev.restante.domain.environment.Requirement.LOG_TEXT;
import static dev.restante.domain.environment.Requirement.MAILBOX_ANY;
import static dev.restante.domain.environment.Requirement.MAILBOX_DURABLE;
import static dev.restante.domain.environment.Requirement.ORIGINS_ANY_LOOPBACK;
import static dev.restante.domain.environment.Requirement.ORIGINS_EXPLICIT;
import static dev.restante.domain.environment.Requirement.SECRETS_ANY;
import static dev.restante.domain.environment.Requirement.SECRETS_STRONG;
import static dev.restante.domain.environment.Requirement.TRANSPORT_PLAIN;
import static dev.restante.domain.environment.Requirement.TRANSPORT_TLS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The policy table and its check. Pure; safe for use by many threads. */
public final class Policy {
    private record Row(
            PolicyRow row,
            Requirement development,
            Requirement testing,
            Requirement staging,
            Requirement production) {}

    private static final List<Row> TABLE = List.of(
            row(PolicyRow.AUTHENTICATION, AUTHENTICATION_OPTIONAL, AUTHENTICATION_REQUIRED),
            row(PolicyRow.LISTENERS, LISTENERS_LOOPBACK, LISTENERS_ANY),
            row(PolicyRow.MAILBOX, MAILBOX_ANY, MAILBOX_DURABLE),
            row(PolicyRow.SECRETS, SECRETS_ANY, SECRETS_STRONG),
            row(PolicyRow.ORIGINS, ORIGINS_ANY_LOOPBACK, ORIGINS_EXPLICIT),
            row(PolicyRow.TRANSPORT, TRANSPORT_PLAIN, TRANSPORT_TLS),
            row(PolicyRow.LOG, LOG_TEXT, LOG_JSON));

    private Policy() {}

    private static Row row(PolicyRow row, Requirement developmentAndTesting, Requirement stagingAndProduction) {
        return new Row(
                row, developmentAndTesting, developmentAndTesting, stagingAndProduction, stagingAndProduction);
    }

    /** What {@code environment} demands in {@code row}. */
    public static Requirement requirement(PolicyRow row, Environment environment) {
        Row found = TABLE.stream().filter(r -> r.row() == row).findFirst().orElseThrow();
        return switch (environment) {
            case DEVELOPMENT -> found.development();
            case TESTING -> found.testing();
            case STAGING -> found.staging();
            case PRODUCTION -> found.production();
        };
    }

    /** The log form of an environment whose settings do not name one. */
    public static Facts.LogFormat logFormat(Environment environment) {
        return requirement(PolicyRow.LOG, environment) == LOG_JSON ? Facts.LogFormat.JSON : Facts.LogFormat.TEXT;
    }

    /**
     * Compares the facts with the environment's column.
     *
     * @param waived the rows the operator has waived by name
     * @return all violations of rows not waived, and one warning for each waiver, both in the table's order
     */
    public static PolicyFindings check(Facts facts, Environment environment, Set<PolicyRow> waived) {
        List<PolicyFindings.Violation> violations = new ArrayList<>();
        List<PolicyFindings.Waiver> waivers = new ArrayList<>();
        for (PolicyRow row : PolicyRow.values()) {
            Requirement requirement = requirement(row, environment);
            boolean holds = requirement.holds(facts);
            if (waived.contains(row)) {
                waivers.add(new PolicyFindings.Waiver(row, environment, row.found(facts), requirement, holds));
            } else if (!holds) {
                violations.add(new PolicyFindings.Violation(row, environment, row.found(facts), requirement));
            }
        }
        return new PolicyFindings(violations, waivers);
    }
}
