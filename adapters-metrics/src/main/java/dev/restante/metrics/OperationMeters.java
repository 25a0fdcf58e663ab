package dev.restante.metrics;

import dev.restante.domain.serving.ServingState;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.StartupReport.Observation;
import dev.restante.ports.operations.ServingView;
import dev.restante.ports.operations.StartupView;

/** The serving state, and how long the start took. */
final class OperationMeters {
    private static final double MILLIS_PER_SECOND = 1e3;

    private OperationMeters() {}

    static void state(Meters<ServingView> meters) {
        for (ServingState state : ServingState.values()) {
            meters.gauge(
                    "restante.serving.state",
                    "1 for the state that the node is in, 0 for all others.",
                    serving -> serving.status().state() == state ? 1 : 0,
                    "state",
                    state.name());
        }
        meters.gauge(
                "restante.degraded",
                "What works only in part, counted; /readyz names it.",
                serving -> serving.status().degraded().size());
    }

    static void startup(Meters<StartupView> meters) {
        for (Phase phase : Phase.values()) {
            meters.gauge(
                    "restante.startup.phase.seconds",
                    "How long the steps of this phase took.",
                    startup -> startup.report()
                            .observed()
                            .stream()
                            .filter(step -> step.phase() == phase)
                            .mapToLong(Observation::millis)
                            .sum() / MILLIS_PER_SECOND,
                    "phase",
                    phase.name());
        }
    }
}
