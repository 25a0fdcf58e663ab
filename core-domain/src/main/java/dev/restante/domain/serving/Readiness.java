package dev.restante.domain.serving;

import static dev.restante.domain.serving.Health.DOWN;
import static dev.restante.domain.serving.Health.UP;

/**
 * What a state means to the outside; a pure function of it, and nothing else can set readiness.
 *
 * @param livez should the process be left running
 * @param readyz should it be sent new work
 * @param startupz is the start over
 * @param admission are connections and sends let in
 */
public record Readiness(Health livez, Health readyz, Health startupz, Admission admission) {

    /** The row of the table in the protocol's specification; STOPPED answers like FAILED, if anybody can still ask. */
    public static Readiness of(ServingState state) {
        return switch (state) {
            case STARTING -> new Readiness(UP, DOWN, DOWN, Admission.NONE);
            case READY -> new Readiness(UP, UP, UP, Admission.ALL);
            case IMPAIRED, DRAINING -> new Readiness(UP, DOWN, UP, Admission.ALL);
            case STOPPING -> new Readiness(UP, DOWN, UP, Admission.NONE);
            case STOPPED, FAILED -> new Readiness(DOWN, DOWN, DOWN, Admission.NONE);
        };
    }
}
