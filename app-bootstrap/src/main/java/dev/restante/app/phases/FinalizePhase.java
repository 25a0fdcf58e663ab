package dev.restante.app.phases;

import com.google.inject.Injector;
import dev.restante.app.foundation.Foundation;
import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.serving.Departure;
import dev.restante.application.startup.Inputs;
import dev.restante.application.startup.Step;
import dev.restante.application.startup.StepAnswer;
import dev.restante.application.verification.VerificationRounds;
import dev.restante.config.Settings;
import dev.restante.domain.serving.ServingEvent;
import dev.restante.domain.serving.Transition;
import dev.restante.domain.startup.Deadlines;
import dev.restante.domain.startup.FailureKind;
import dev.restante.domain.startup.Phase;
import java.time.Duration;
import java.util.List;

/** What may fail without harm, and then the gate. */
final class FinalizePhase {
    private final Foundation foundation;
    private final Step<Injector> graph;
    private final Step<Rounds> rounds;
    private final Step<Departure> gate;

    FinalizePhase(Foundation foundation, Step<Injector> graph, StepTimes times) {
        this.foundation = foundation;
        this.graph = graph;
        rounds = Step.optional(Phase.FINALIZE, "repeat the verification", times.ordinary(), this::repeat)
                .undoneBy(Rounds::stop);
        gate = Step.critical(Phase.FINALIZE, "open the gate", times.ordinary(), this::open);
    }

    List<Step<?>> steps() {
        return List.of(rounds, gate);
    }

    Step<Departure> departure() {
        return gate;
    }

    private StepAnswer<Rounds> repeat(Inputs inputs) {
        Injector injector = inputs.of(graph);
        VerificationRounds repeated = injector.getInstance(VerificationRounds.class);
        foundation.limitations().add(repeated);
        Duration interval = injector.getInstance(Settings.class).verification().interval();
        Rounds beginning = new Rounds(repeated);
        beginning.begin(interval);
        var unused = injector.getInstance(LocalMailbox.class).failed().thenRun(beginning::now);
        return StepAnswer.produced(beginning, "every " + Deadlines.words(interval));
    }

    private StepAnswer<Departure> open(Inputs inputs) {
        Departure departure = inputs.of(graph).getInstance(Departure.class);
        return switch (foundation.serving().apply(ServingEvent.START_COMPLETED)) {
            case Transition.Moved moved -> StepAnswer.produced(departure, "all admitted");
            case Transition.Refused refused ->
                StepAnswer.refused(FailureKind.BUG, refused.describe(), "", "report it with the log");
        };
    }
}
