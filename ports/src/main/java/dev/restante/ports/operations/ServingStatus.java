package dev.restante.ports.operations;

import dev.restante.domain.serving.Readiness;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.startup.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code /livez /readyz /startupz} tell, as of one instant. Immutable.
 *
 * @param state the serving state
 * @param phase the start-up phase that runs or in which the start ended; empty once the start is over and well
 * @param since when {@code state} began
 * @param waitingFor what keeps the node from being ready: the steps of the running phase while starting, what failed
 *     while impaired or failed; empty otherwise
 * @param degraded what works only in part ({@code CAPACITY}, or {@code step: reason}), in a stable order
 */
public record ServingStatus(
        ServingState state, Optional<Phase> phase, Instant since, List<String> waitingFor, List<String> degraded) {

    public ServingStatus {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(since, "since");
        waitingFor = List.copyOf(waitingFor);
        degraded = List.copyOf(degraded);
    }

    /** What the state answers to each health question; {@code UP} is 200, {@code DOWN} is 503. */
    public Readiness readiness() {
        return Readiness.of(state);
    }
}
