package dev.restante.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.Reason;
import dev.restante.domain.environment.Environment;
import dev.restante.domain.mailbox.Ledger;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.StartupReport;
import dev.restante.domain.startup.Verdict;
import dev.restante.ports.observing.ConnectionCounts;
import dev.restante.ports.observing.ConnectionKind;
import dev.restante.ports.observing.CredentialCheck;
import dev.restante.ports.observing.Entrance;
import dev.restante.ports.observing.Holdings;
import dev.restante.ports.observing.Limit;
import dev.restante.ports.observing.Observed;
import dev.restante.ports.observing.OutcomeCounts;
import dev.restante.ports.observing.ReaderCounts;
import dev.restante.ports.observing.Traffic;
import dev.restante.ports.observing.VerificationCounts;
import dev.restante.ports.operations.ServingStatus;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrometheusExpositionTest {
    private ServingState state = ServingState.READY;
    private long accepted = 9;
    private int asked;
    private long nanos;
    private final NodeLatencies latencies = new NodeLatencies(() -> nanos);
    private final PrometheusExposition exposition =
            new PrometheusExposition(this::observe, this::status, this::report, latencies);

    private Observed observe() {
        asked++;
        Map<Entrance, OutcomeCounts> outcomes = new EnumMap<>(Entrance.class);
        Map<ConnectionKind, ConnectionCounts> connections = new EnumMap<>(ConnectionKind.class);
        for (Entrance entrance : Entrance.values()) {
            outcomes.put(entrance, new OutcomeCounts(1, 2, Map.of(Reason.MAILBOX_FULL, 3L)));
        }
        for (ConnectionKind kind : ConnectionKind.values()) {
            connections.put(kind, new ConnectionCounts(5, Map.of("peer", 1L, "4408", 2L), 70));
        }
        return new Observed(
                new Holdings(new Ledger(1, accepted, 2, accepted - 5, 1, 1, 1, 1), 1_000, 2_000, 3, 4),
                new Traffic(outcomes, connections, List.of("peer", "4408", "1001"),
                        Map.of(Limit.CONNECTIONS_PER_ADDRESS, 9L), Map.of(CredentialCheck.REFUSED, 4L)),
                new ReaderCounts(8, 6),
                new VerificationCounts(11, 12));
    }

    private ServingStatus status() {
        return new ServingStatus(state, Optional.empty(), Instant.EPOCH, List.of(), List.of("CAPACITY"));
    }

    private StartupReport report() {
        return new StartupReport(
                "test", Environment.TESTING, List.of(), List.of(), new Verdict.Started(),
                List.of(new StartupReport.Observation(Phase.DATABASE, "a", 120, ""),
                        new StartupReport.Observation(Phase.DATABASE, "b", 30, "")));
    }

    private void assertLine(String line) {
        String text = exposition.text();
        assertTrue(text.lines().anyMatch(line::equals), line + " (expected in)\n" + text);
    }

    @Test
    void making_observesNothing() {
        assertEquals(0, asked);
    }

    @Test
    void text_observesOnce_soThatItsFiguresAreOfOneTime() {
        exposition.text();
        exposition.text();
        assertEquals(2, asked);
    }

    @Test
    void counters_followWhatIsCounted() {
        assertLine("restante_messages_accepted_total 9.0");
        accepted = 10;
        assertLine("restante_messages_accepted_total 10.0");
        assertLine("restante_messages_held 5.0");
    }

    @Test
    void sends_areByEntranceOutcomeAndReason_alsoThoseThatNeverCame() {
        assertLine("restante_sends_total{entrance=\"http\",outcome=\"delivered\",reason=\"none\"} 1.0");
        assertLine("restante_sends_total{entrance=\"batch\",outcome=\"rejected\",reason=\"MAILBOX_FULL\"} 3.0");
        assertLine("restante_sends_total{entrance=\"console\",outcome=\"rejected\",reason=\"CONFLICT\"} 0.0");
    }

    @Test
    void limits_areThereByName_alsoThoseThatNobodyPassed() {
        assertLine("restante_limits_hit_total{limit=\"connections-per-address\"} 9.0");
        assertLine("restante_limits_hit_total{limit=\"frames-per-second\"} 0.0");
    }

    @Test
    void credentials_areByWhatTheyCameTo() {
        assertLine("restante_credentials_total{result=\"refused\"} 4.0");
        assertLine("restante_credentials_total{result=\"accepted\"} 0.0");
    }

    @Test
    void connections_areByKindAndCause_alsoThoseThatNeverCame() {
        assertLine("restante_connections_open{kind=\"events\"} 2.0");
        assertLine("restante_connections_closed_total{cause=\"4408\",kind=\"websocket\"} 2.0");
        assertLine("restante_connections_closed_total{cause=\"1001\",kind=\"websocket\"} 0.0");
        assertLine("restante_send_window_bytes{kind=\"websocket\"} 70.0");
    }

    @Test
    void state_isOneOfAll() {
        assertLine("restante_serving_state{state=\"READY\"} 1.0");
        assertLine("restante_serving_state{state=\"DRAINING\"} 0.0");
        state = ServingState.DRAINING;
        assertLine("restante_serving_state{state=\"READY\"} 0.0");
        assertLine("restante_serving_state{state=\"DRAINING\"} 1.0");
    }

    @Test
    void startup_isThePhasesStepsTogether() {
        assertLine("restante_startup_phase_seconds{phase=\"DATABASE\"} 0.15");
        assertLine("restante_startup_phase_seconds{phase=\"CACHE\"} 0.0");
    }

    @Test
    void latencies_countEachMessage_inBucketsThatAddUp() {
        latencies.committed(600_000, 3);
        latencies.committed(20_000_000_000L, 1);
        assertLine("restante_commit_seconds_bucket{le=\"5.0E-4\"} 0");
        assertLine("restante_commit_seconds_bucket{le=\"0.001\"} 3");
        assertLine("restante_commit_seconds_bucket{le=\"10.0\"} 3");
        assertLine("restante_commit_seconds_bucket{le=\"+Inf\"} 4");
        assertLine("restante_commit_seconds_count 4");
        latencies.fannedOut(1_000, 2);
        assertLine("restante_takes_total 2.0");
        latencies.written(1_000_000, 5);
        assertLine("restante_store_write_batches_bucket{le=\"8.0\"} 1");
    }

    @Test
    void nothingOutsideOfTheLists_isALabel() {
        assertFalse(exposition.text().contains("thread=\""));
    }
}
