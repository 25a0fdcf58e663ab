package dev.restante.app.phases;

import dev.restante.app.foundation.Daemons;
import dev.restante.app.logging.NodeLog;
import dev.restante.application.serving.ServingControl;
import dev.restante.application.time.Timeline;
import dev.restante.domain.serving.ServingState;
import dev.restante.websocket.PublicListener;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets time pass for the public listener: every second, and twenty times as often while connections are closing. */
final class Pulse {
    private static final Duration USUAL = Duration.ofSeconds(1);
    private static final long CLOSING_MILLIS = 50;

    private final PublicListener listener;
    private final ServingControl serving;
    private final Timeline timeline;
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("pulse"));
    private long last;

    Pulse(PublicListener listener, ServingControl serving, Timeline timeline) {
        this.listener = listener;
        this.serving = serving;
        this.timeline = timeline;
        this.last = timeline.nanos();
    }

    void start() {
        var unused =
                scheduler.scheduleWithFixedDelay(this::beat, CLOSING_MILLIS, CLOSING_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop() {
        scheduler.shutdownNow();
    }

    private void beat() {
        boolean due = timeline.since(last).compareTo(USUAL) >= 0;
        if (due || serving.state() == ServingState.STOPPING) {
            last = timeline.nanos();
            try {
                listener.tick(last);
            } catch (RuntimeException fault) { // or the scheduler would stop without a word
                NodeLog.fault(fault);
            }
        }
    }
}
