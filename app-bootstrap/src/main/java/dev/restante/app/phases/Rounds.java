package dev.restante.app.phases;

import dev.restante.app.foundation.Daemons;
import dev.restante.app.logging.NodeLog;
import dev.restante.application.verification.VerificationRounds;
import dev.restante.domain.serving.VerificationStreak;
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

    /** Something has failed for good: it is looked at at once, as often as makes it a finding. */
    void now() {
        for (int i = 0; i < VerificationStreak.LOST_AFTER; i++) {
            try {
                scheduler.execute(this::look);
            } catch (RejectedExecutionException leaving) {
                // Stopped meanwhile.
            }
        }
    }

    void stop() {
        scheduler.shutdownNow();
    }

    private void round() {
        begin(look());
    }

    /** Answers when to look again. */
    private Duration look() {
        try {
            return rounds.round();
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error fault) { // from telling what was found: nobody else would hear of it
            NodeLog.fault(fault);
        }
        return AFTER_A_FAULT;
    }
}
