package dev.restante.application.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.restante.application.startup.StartupRecord;
import dev.restante.application.time.SteppedTimeline;
import dev.restante.domain.environment.Environment;
import dev.restante.domain.serving.ServingEvent;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.serving.Transition;
import dev.restante.domain.verification.Fault;
import dev.restante.domain.verification.Finding;
import dev.restante.ports.operations.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServingControlTest {
    private static final Finding PASSED = new Finding.Passed("queued, read back");
    private static final Finding FAILED = new Finding.Failed(Fault.HANGS, "send: no answer");

    private final SteppedTimeline timeline = new SteppedTimeline();
    private final List<String> limitations = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final ServingControl serving = new ServingControl(
            timeline, startup(), () -> limitations, transition -> told.add(transition.describe()));

    static StartupRecord startup() {
        return new StartupRecord("Restante test", Environment.TESTING, List.of());
    }

    @Test
    void whileStarting_nobodyIsAdmitted() {
        assertEquals(new Entry.Refused(ServingState.STARTING, Duration.ofSeconds(1)), serving.ask());
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
                List.of("mailbox hangs: send: no answer (since 1970-01-01T00:00:00Z)"),
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
}
