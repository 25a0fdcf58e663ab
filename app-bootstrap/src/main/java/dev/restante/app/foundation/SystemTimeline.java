package dev.restante.app.foundation;

import dev.restante.application.time.Timeline;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The machine's own time. */
public final class SystemTimeline implements Timeline {
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Waited await(CompletionStage<?> signal, Duration atMost) throws InterruptedException {
        try {
            signal.toCompletableFuture().get(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException failed) {
            return Waited.COMPLETED;
        } catch (TimeoutException late) {
            return Waited.TIMED_OUT;
        }
        return Waited.COMPLETED;
    }
}
