package dev.restante.app.phases;

import com.google.inject.Injector;
import dev.restante.app.foundation.Daemons;
import dev.restante.app.foundation.Foundation;
import dev.restante.app.logging.NodeLog;
import dev.restante.application.serving.Departure;
import dev.restante.application.startup.Inputs;
import dev.restante.application.startup.Step;
import dev.restante.application.startup.StepAnswer;
import dev.restante.application.verification.AcceptanceVerification;
import dev.restante.config.Settings;
import dev.restante.domain.serving.ServingEvent;
import dev.restante.domain.serving.Transition;
import dev.restante.domain.startup.FailureKind;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.verification.Fault;
import dev.restante.domain.verification.Finding;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What may fail without harm, and then the gate. */
final class FinalizePhase {
    private final Foundation foundation;
    private final Step<Injector> graph;
    private final Step<AcceptanceVerification> verification;
    private final Step<ScheduledExecutorService> rounds;
    private final Step<Departure> gate;

    FinalizePhase(
            Foundation foundation,
            Step<Injector> graph,
            Step<AcceptanceVerification> verification,
            StepTimes times) {
        this.foundation = foundation;
        this.graph = graph;
        this.verification = verification;
        rounds = Step.optional(Phase.FINALIZE, "repeat the verification", times.ordinary(), this::repeat)
                .undoneBy(ScheduledExecutorService::shutdownNow);
        gate = Step.critical(Phase.FINALIZE, "open the gate", times.ordinary(), this::open);
    }

    List<Step<?>> steps() {
        return List.of(rounds, gate);
    }

    Step<Departure> departure() {
        return gate;
    }

    private StepAnswer<ScheduledExecutorService> repeat(Inputs inputs) {
        AcceptanceVerification verifying = inputs.of(verification);
        Settings settings = inputs.of(graph).getInstance(Settings.class);
        long millis = settings.verification().interval().toMillis();
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(Daemons.named("rounds"));
        var unused = scheduler.scheduleWithFixedDelay(
                () -> round(verifying), millis, millis, TimeUnit.MILLISECONDS);
        return StepAnswer.produced(scheduler, "every " + millis + " ms");
    }

    private void round(AcceptanceVerification verifying) {
        try {
            foundation.serving().verified(verifying.verify());
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) { // or there would be no further round
            NodeLog.fault(fault);
            foundation.serving().verified(new Finding.Failed(Fault.THROWS, "verification: " + fault));
        }
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
