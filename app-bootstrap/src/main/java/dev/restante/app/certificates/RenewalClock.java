package dev.restante.app.certificates;

import dev.restante.app.foundation.Daemons;
import dev.restante.app.logging.NodeLog;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets a {@link Renewal} look from time to time, on a thread of its own: a file system may hang. */
public final class RenewalClock {
    private final Renewal renewal;
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("certificates"));

    public RenewalClock(Renewal renewal) {
        this.renewal = renewal;
    }

    /** {@code every}: time between two looks. */
    public void start(Duration every) {
        var unused = scheduler.scheduleWithFixedDelay(
                this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void stop() {
        scheduler.shutdownNow();
    }

    private void look() {
        try {
            renewal.look();
        } catch (RuntimeException fault) { // or the scheduler would stop without a word
            NodeLog.fault(fault);
        }
    }
}
