package dev.restante.app.phases;

import dev.restante.app.foundation.Daemons;
import dev.restante.app.logging.NodeLog;
import dev.restante.application.verification.VerificationRounds;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets the verifications take turns, on a thread of their own. */
final class Rounds {
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

    private final VerificationRounds rounds;
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("rounds"));

    Rounds(VerificationRounds rounds) {
        this.rounds = rounds;
    }

    void begin(Duration after) {
        try {
            var unused = scheduler.schedule(this::round, after.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException leaving) {
            // Stopped meanwhile.
        }
    }

    void stop() {
        scheduler.shutdownNow();
    }

    private void round() {
        Duration next = AFTER_A_FAULT;
        try {
            next = rounds.round();
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error fault) { // from telling what was found: nobody else would hear of it
            NodeLog.fault(fault);
        }
        begin(next);
    }
}
