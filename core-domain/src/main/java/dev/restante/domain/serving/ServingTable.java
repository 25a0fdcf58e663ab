package dev.restante.domain.serving;

import static dev.restante.domain.serving.ServingEvent.DRAIN_CANCELLED;
import static dev.restante.domain.serving.ServingEvent.DRAIN_REQUESTED;
import static dev.restante.domain.serving.ServingEvent.START_COMPLETED;
import static dev.restante.domain.serving.ServingEvent.START_FAILED;
import static dev.restante.domain.serving.ServingEvent.STOP_BEGUN;
import static dev.restante.domain.serving.ServingEvent.STOP_COMPLETED;
import static dev.restante.domain.serving.ServingEvent.VERIFICATION_LOST;
import static dev.restante.domain.serving.ServingEvent.VERIFICATION_REGAINED;
import static dev.restante.domain.serving.ServingState.DRAINING;
import static dev.restante.domain.serving.ServingState.FAILED;
import static dev.restante.domain.serving.ServingState.IMPAIRED;
import static dev.restante.domain.serving.ServingState.READY;
import static dev.restante.domain.serving.ServingState.STARTING;
import static dev.restante.domain.serving.ServingState.STOPPED;
import static dev.restante.domain.serving.ServingState.STOPPING;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The one transition table. Immutable, safe for use by many threads. */
public final class ServingTable {
    private static final Map<ServingState, Set<ServingEvent>> LEGAL = new EnumMap<>(Map.of(
            STARTING, EnumSet.of(START_COMPLETED, START_FAILED, STOP_BEGUN),
            READY, EnumSet.of(VERIFICATION_LOST, DRAIN_REQUESTED, STOP_BEGUN),
            IMPAIRED, EnumSet.of(VERIFICATION_REGAINED, DRAIN_REQUESTED, STOP_BEGUN),
            DRAINING, EnumSet.of(DRAIN_CANCELLED, STOP_BEGUN),
            STOPPING, EnumSet.of(STOP_COMPLETED),
            STOPPED, EnumSet.noneOf(ServingEvent.class),
            FAILED, EnumSet.noneOf(ServingEvent.class)));

    private ServingTable() {}

    /** The events that are legal in {@code state}; empty for a final state. Unmodifiable, in declaration order. */
    public static Set<ServingEvent> legalIn(ServingState state) {
        Set<ServingEvent> legal = LEGAL.get(state);
        return legal == null ? Set.of() : Collections.unmodifiableSet(legal);
    }

    /** Answers what {@code event} does in {@code state}; never throws for an illegal one, but refuses it. */
    public static Transition apply(ServingState state, ServingEvent event) {
        return legalIn(state).contains(event)
                ? new Transition.Moved(state, event)
                : new Transition.Refused(state, event);
    }
}
