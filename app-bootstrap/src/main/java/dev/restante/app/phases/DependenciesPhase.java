package dev.restante.app.phases;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import dev.restante.app.foundation.Foundation;
import dev.restante.application.startup.Step;
import dev.restante.application.startup.StepAnswer;
import dev.restante.config.Settings;
import dev.restante.domain.startup.Phase;
import dev.restante.ports.observing.Exposition;
import dev.restante.websocket.management.Inside;
import java.util.List;
import java.util.function.Function;

/** The object graph; building it starts nothing. */
final class DependenciesPhase {
    private final Step<Injector> graph;

    DependenciesPhase(
            Foundation foundation,
            Function<Settings, List<Module>> bindings,
            Step<Settings> settings,
            StepTimes times) {
        graph = Step.critical(Phase.DEPENDENCIES, "build the object graph", times.ordinary(), inputs -> {
            Injector injector = Guice.createInjector(Stage.PRODUCTION, bindings.apply(inputs.of(settings)));
            // Counting needs no start: what is not there yet has the figure zero.
            foundation.metrics().set(injector.getInstance(Exposition.class));
            foundation.inside().set(injector.getInstance(Inside.class));
            return StepAnswer.produced(injector, "every binding explicit");
        });
    }

    List<Step<?>> steps() {
        return List.of(graph);
    }

    Step<Injector> graph() {
        return graph;
    }
}
