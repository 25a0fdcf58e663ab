package dev.restante.domain.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServingTableTest {
    /** The table written out by hand, independently of the code's. */
    private static final List<String> LEGAL = List.of(
            "STARTING -> READY (START_COMPLETED)",
            "STARTING -> FAILED (START_FAILED)",
            "STARTING -> STOPPING (STOP_BEGUN)",
            "READY -> IMPAIRED (VERIFICATION_LOST)",
            "READY -> DRAINING (DRAIN_REQUESTED)",
            "READY -> STOPPING (STOP_BEGUN)",
            "IMPAIRED -> READY (VERIFICATION_REGAINED)",
            "IMPAIRED -> DRAINING (DRAIN_REQUESTED)",
            "IMPAIRED -> STOPPING (STOP_BEGUN)",
            "DRAINING -> READY (DRAIN_CANCELLED)",
            "DRAINING -> STOPPING (STOP_BEGUN)",
            "STOPPING -> STOPPED (STOP_COMPLETED)");

    @Test
    void everyLegalTransition_isTheOneWrittenDown() {
        List<String> moved = new ArrayList<>();
        for (ServingState state : ServingState.values()) {
            for (ServingEvent event : ServingEvent.values()) {
                Transition transition = ServingTable.apply(state, event);
                if (transition instanceof Transition.Moved) {
                    assertEquals(event.target(), transition.state());
                    moved.add(transition.describe());
                } else {
                    assertEquals(state, transition.state());
                }
            }
        }
        assertEquals(LEGAL, moved);
    }

    @Test
    void illegalTransition_namesBothStatesAndTheLegalEvents() {
        Transition transition = ServingTable.apply(ServingState.STOPPING, ServingEvent.DRAIN_CANCELLED);
        assertInstanceOf(Transition.Refused.class, transition);
        assertEquals(
                "DRAIN_CANCELLED: STOPPING -> READY (expected: one of [STOP_COMPLETED])", transition.describe());
    }

    @Test
    void finalStates_allowNothing() {
        assertTrue(ServingTable.legalIn(ServingState.STOPPED).isEmpty());
        assertTrue(ServingTable.legalIn(ServingState.FAILED).isEmpty());
    }

    @Test
    void everyStateButStarting_isReachedByExactlyItsEvents() {
        for (ServingState state : ServingState.values()) {
            boolean reached = List.of(ServingEvent.values()).stream().anyMatch(e -> e.target() == state);
            assertEquals(state != ServingState.STARTING, reached, state.name());
        }
    }
}
