package dev.restante.app.phases;

import dev.restante.app.foundation.Daemons;
import dev.restante.app.logging.NodeLog;
import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.startup.Inputs;
import dev.restante.application.startup.Step;
import dev.restante.application.startup.StepAnswer;
import dev.restante.domain.startup.Phase;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Expiry, by the second. Routing needs no start: it is there as soon as the graph is. */
final class ServicesPhase {
    private final Step<LocalMailbox> mailbox;
    private final Step<ScheduledExecutorService> expiry;

    ServicesPhase(Step<LocalMailbox> mailbox, StepTimes times) {
        this.mailbox = mailbox;
        expiry = Step.critical(Phase.SERVICES, "start expiry", times.ordinary(), this::start)
                .undoneBy(ScheduledExecutorService::shutdownNow);
    }

    List<Step<?>> steps() {
        return List.of(expiry);
    }

    private StepAnswer<ScheduledExecutorService> start(Inputs inputs) {
        LocalMailbox sweeping = inputs.of(mailbox);
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(Daemons.named("expiry"));
        var unused = scheduler.scheduleWithFixedDelay(
                () -> sweep(sweeping), 1, 1, TimeUnit.SECONDS);
        return StepAnswer.produced(scheduler, "every second");
    }

    private static void sweep(LocalMailbox sweeping) {
        try {
            var unused = sweeping.sweep().exceptionally(fault -> {
                NodeLog.fault(fault);
                return 0;
            });
        } catch (RuntimeException fault) { // or there would be no further sweep
            NodeLog.fault(fault);
        }
    }
}
