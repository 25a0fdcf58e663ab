package dev.restante.application.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.restante.application.startup.StartupRecord;
import dev.restante.application.time.SteppedTimeline;
import dev.restante.domain.environment.Environment;
import dev.restante.domain.serving.ServingEvent;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.serving.Transition;
import dev.restante.domain.startup.Importance;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.PlannedStep;
import dev.restante.domain.startup.StartupPlan;
import dev.restante.domain.verification.Fault;
import dev.restante.domain.verification.Finding;
import dev.restante.ports.operations.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServingControlTest {
    private static final Finding PASSED = new Finding.Passed("queued, read back");
    private static final Finding FAILED = new Finding.Failed(Fault.HANGS, "send: no answer");

    private final SteppedTimeline timeline = new SteppedTimeline();
    private final List<String> limitations = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final ServingControl serving = new ServingControl(
            timeline, Starts.record(), () -> limitations, transition -> told.add(transition.describe()));

    @Test
    void whileStarting_nobodyIsAdmittedAndTheRunningPhaseIsTold() {
        assertEquals(new Entry.Refused(ServingState.STARTING, Duration.ofSeconds(1)), serving.ask());
        assertEquals(Optional.of(Phase.INIT), serving.status().phase());
        assertEquals(List.of("a", "b"), serving.status().waitingFor());
        assertEquals(ServingState.STARTING, serving.status().state());
    }

    @Test
    void ready_admitsAndSaysSinceWhen() {
        timeline.step(Duration.ofSeconds(3));
        serving.apply(ServingEvent.START_COMPLETED);
        timeline.step(Duration.ofSeconds(3));
        assertEquals(new Entry.Granted(), serving.ask());
        assertEquals(Instant.ofEpochSecond(3), serving.status().since());
    }

    @Test
    void illegalEvent_isRefusedAndChangesNothing() {
        Transition transition = serving.apply(ServingEvent.DRAIN_REQUESTED);
        assertInstanceOf(Transition.Refused.class, transition);
        assertEquals(ServingState.STARTING, serving.state());
        assertEquals(
                List.of("DRAIN_REQUESTED: STARTING -> DRAINING (expected: one of [START_COMPLETED, START_FAILED, "
                        + "STOP_BEGUN])"),
                told);
    }

    @Test
    void twoFailedVerifications_impairWithoutClosingTheGateAndAPassRestores() {
        serving.apply(ServingEvent.START_COMPLETED);
        serving.verified(FAILED);
        assertEquals(ServingState.READY, serving.state());
        serving.verified(FAILED);
        assertEquals(ServingState.IMPAIRED, serving.state());
        assertEquals(
                List.of("verification: mailbox hangs: send: no answer"),
                serving.status().waitingFor());
        assertEquals(new Entry.Granted(), serving.ask());
        serving.verified(PASSED);
        assertEquals(ServingState.READY, serving.state());
    }

    @Test
    void verificationThatFailedWhileDraining_impairsAsSoonAsTheDrainIsCancelled() {
        serving.apply(ServingEvent.START_COMPLETED);
        serving.apply(ServingEvent.DRAIN_REQUESTED);
        serving.verified(FAILED);
        serving.verified(FAILED);
        assertEquals(ServingState.DRAINING, serving.state());
        serving.apply(ServingEvent.DRAIN_CANCELLED);
        assertEquals(ServingState.IMPAIRED, serving.state());
    }

    @Test
    void limitations_areToldAsDegraded() {
        limitations.add("CAPACITY");
        assertEquals(List.of("CAPACITY"), serving.status().degraded());
    }

    /** Records of starts for the tests of this package. */
    static final class Starts {
        private Starts() {}

        static StartupRecord record() {
            StartupPlan plan = new StartupPlan(
                    List.of(step(Phase.INIT, "a"), step(Phase.INIT, "b"), step(Phase.CACHE, "c")),
                    Duration.ofMinutes(1));
            return new StartupRecord("Restante test", Environment.TESTING, List.of(), plan);
        }

        private static PlannedStep step(Phase phase, String name) {
            return new PlannedStep(
                    phase, name, Importance.CRITICAL, Duration.ofSeconds(1), PlannedStep.Undo.NONE);
        }
    }
}
