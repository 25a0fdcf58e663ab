package dev.restante.domain.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.environment.Facts.Authentication;
import dev.restante.domain.environment.Facts.Durability;
import dev.restante.domain.environment.Facts.LogFormat;
import dev.restante.domain.environment.Facts.Origins;
import dev.restante.domain.environment.Facts.Reach;
import dev.restante.domain.environment.Facts.Secrets;
import dev.restante.domain.environment.Facts.Transport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {
    private static final Facts LAPTOP = new Facts(
            Authentication.OFF,
            Reach.LOOPBACK,
            Durability.MEMORY,
            Secrets.WEAK,
            Origins.ANY_LOOPBACK,
            Transport.PLAIN,
            LogFormat.TEXT);
    private static final Facts STRICT = new Facts(
            Authentication.ON,
            Reach.NETWORK,
            Durability.DURABLE,
            Secrets.STRONG,
            Origins.EXPLICIT,
            Transport.TLS_AT_PROXY,
            LogFormat.JSON);

    @Test
    void laptopFacts_holdInDevelopmentAndTesting() {
        assertEquals(List.of(), rows(LAPTOP, Environment.DEVELOPMENT, Set.of()));
        assertEquals(List.of(), rows(LAPTOP, Environment.TESTING, Set.of()));
    }

    @Test
    void laptopFacts_violateEveryRowButListenersInStagingAndProduction() {
        Set<PolicyRow> expected = EnumSet.complementOf(EnumSet.of(PolicyRow.LISTENERS));
        assertEquals(List.copyOf(expected), rows(LAPTOP, Environment.STAGING, Set.of()));
        assertEquals(List.copyOf(expected), rows(LAPTOP, Environment.PRODUCTION, Set.of()));
    }

    @ParameterizedTest
    @EnumSource
    void strictFacts_holdEverywhere(Environment environment) {
        assertEquals(List.of(), rows(STRICT, environment, Set.of()));
    }

    @Test
    void networkListenerWithoutAuthentication_isRefusedInDevelopment() {
        Facts exposed = new Facts(
                Authentication.OFF,
                Reach.NETWORK,
                Durability.MEMORY,
                Secrets.NONE,
                Origins.ANY_LOOPBACK,
                Transport.PLAIN,
                LogFormat.TEXT);
        PolicyFindings findings = Policy.check(exposed, Environment.DEVELOPMENT, Set.of());
        assertEquals(
                "listeners: network (expected: loopback only, unless authentication is on in development)",
                findings.violations().get(0).describe());
        assertEquals(1, findings.violations().size());
    }

    /** Every combination of facts, environment and waivers: a waived row never violates, and always warns. */
    @Test
    void waiver_silencesExactlyItsRowAndAlwaysWarns() {
        for (Facts facts : allFacts()) {
            for (Environment environment : Environment.values()) {
                List<PolicyRow> bare = rows(facts, environment, Set.of());
                for (PolicyRow row : PolicyRow.values()) {
                    PolicyFindings findings = Policy.check(facts, environment, Set.of(row));
                    List<PolicyRow> expected = new ArrayList<>(bare);
                    expected.remove(row);
                    assertEquals(
                            expected,
                            findings.violations()
                                    .stream()
                                    .map(PolicyFindings.Violation::row)
                                    .toList());
                    assertEquals(1, findings.waivers().size());
                    assertEquals(!bare.contains(row), findings.waivers().get(0).met());
                }
            }
        }
    }

    /** Whatever production accepts, staging accepts, and development too unless it listens to a network. */
    @Test
    void stricterEnvironment_neverAcceptsMoreThanItsSibling() {
        for (Facts facts : allFacts()) {
            assertEquals(
                    rows(facts, Environment.STAGING, Set.of()), rows(facts, Environment.PRODUCTION, Set.of()));
            if (rows(facts, Environment.PRODUCTION, Set.of()).isEmpty()) {
                assertTrue(rows(facts, Environment.DEVELOPMENT, Set.of()).isEmpty());
            }
        }
    }

    @Test
    void everyRequirementThatCanBeViolated_hasARemedy() {
        for (Requirement requirement : Requirement.values()) {
            boolean violable = allFacts().stream().anyMatch(facts -> !requirement.holds(facts));
            assertEquals(violable, !requirement.remedy().isEmpty(), requirement.name());
            assertNotEquals("", requirement.expected());
        }
    }

    @Test
    void unknownEnvironment_listsTheFour() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Environment.parse("prod"));
        assertEquals(
                "environment: prod (expected: one of development | testing | staging | production)",
                error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Environment.parse("Production"));
    }

    @ParameterizedTest
    @EnumSource
    void environmentText_parsesBack(Environment environment) {
        assertEquals(environment, Environment.parse(environment.text()));
    }

    private static List<PolicyRow> rows(Facts facts, Environment environment, Set<PolicyRow> waived) {
        return Policy.check(facts, environment, waived)
                .violations()
                .stream()
                .map(PolicyFindings.Violation::row)
                .toList();
    }

    private static List<Facts> allFacts() {
        List<Facts> all = new ArrayList<>();
        for (Authentication a : Authentication.values()) {
            for (Reach r : Reach.values()) {
                for (Durability d : Durability.values()) {
                    for (Secrets s : Secrets.values()) {
                        for (Origins o : Origins.values()) {
                            for (Transport t : Transport.values()) {
                                for (LogFormat l : LogFormat.values()) {
                                    all.add(new Facts(a, r, d, s, o, t, l));
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }
}
