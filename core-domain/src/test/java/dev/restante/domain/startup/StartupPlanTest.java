package dev.restante.domain.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartupPlanTest {
    @Test
    void phases_areTheSevenInOrder() {
        assertEquals(
                "[INIT, DEPENDENCIES, DATABASE, CACHE, SERVICES, WEBSOCKET, FINALIZE]",
                List.of(Phase.values()).toString());
    }

    @Test
    void stepsOutOfPhaseOrder_areRefused() {
        assertRefused(
                "steps: b of INIT after a step of CACHE (expected: the order of the phases)",
                Plans.critical(Phase.CACHE, "a"),
                Plans.critical(Phase.INIT, "b"));
    }

    @Test
    void sameNameTwice_isRefused() {
        assertRefused(
                "steps: a twice (expected: unique names)",
                Plans.critical(Phase.INIT, "a"),
                Plans.optional(Phase.CACHE, "a"));
    }

    @Test
    void noStep_isRefused() {
        assertRefused("steps: none (expected: at least one)");
    }

    @Test
    void stepsThatDoNotFitIntoTheTotal_areRefused() {
        List<PlannedStep> steps = List.of(Plans.critical(Phase.INIT, "a"), Plans.critical(Phase.INIT, "b"));
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> new StartupPlan(steps, Duration.ofMillis(1999)));
        assertEquals(
                "deadline: 1999ms (expected: at least 2s, the sum of the steps' deadlines)", error.getMessage());
        assertEquals(Duration.ofSeconds(2), new StartupPlan(steps, Duration.ofSeconds(2)).stepsTogether());
    }

    @Test
    void deadlinesBeyondCounting_areRefusedAndNotOverflown() {
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        List<PlannedStep> steps = List.of(step("a", forever), step("b", forever));
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> new StartupPlan(steps, Duration.ofSeconds(60)));
        assertEquals(
                "deadline: 60s (expected: at least the sum of the steps' deadlines, which is beyond counting)",
                error.getMessage());
    }

    @Test
    void deadlineOfNothing_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> step("a", Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> step("a", Duration.ofSeconds(-1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new StartupPlan(List.of(Plans.critical(Phase.INIT, "a")), Duration.ZERO));
    }

    @Test
    void nameThatIsNotOneLine_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> Plans.critical(Phase.INIT, "a\nb"));
        assertThrows(IllegalArgumentException.class, () -> Plans.critical(Phase.INIT, " "));
        assertThrows(IllegalArgumentException.class, () -> Plans.critical(Phase.INIT, "x".repeat(61)));
    }

    private static PlannedStep step(String name, Duration deadline) {
        return new PlannedStep(Phase.INIT, name, Importance.CRITICAL, deadline, PlannedStep.Undo.NONE);
    }

    private static void assertRefused(String text, PlannedStep... steps) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Plans.of(steps));
        assertEquals(text, error.getMessage());
    }
}
