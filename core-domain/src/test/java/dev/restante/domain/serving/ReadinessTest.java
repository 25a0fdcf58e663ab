package dev.restante.domain.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {
    /** The table at the end of the protocol's specification. */
    @ParameterizedTest
    @CsvSource({
        "STARTING, UP,   DOWN, DOWN, NONE",
        "READY,    UP,   UP,   UP,   ALL",
        "IMPAIRED, UP,   DOWN, UP,   ALL",
        "DRAINING, UP,   DOWN, UP,   ALL",
        "STOPPING, UP,   DOWN, UP,   NONE",
        "STOPPED,  DOWN, DOWN, DOWN, NONE",
        "FAILED,   DOWN, DOWN, DOWN, NONE"
    })
    void everyState_answersAsTheSpecificationSays(
            ServingState state, Health livez, Health readyz, Health startupz, Admission admission) {
        assertEquals(new Readiness(livez, readyz, startupz, admission), Readiness.of(state));
    }
}
