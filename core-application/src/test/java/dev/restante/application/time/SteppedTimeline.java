package dev.restante.application.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Time that passes only when a test says so. */
public final class SteppedTimeline implements Timeline, InstantSource {
    private final List<Long> waiters = new ArrayList<>();
    private long now;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized Instant instant() {
        return Instant.EPOCH.plusNanos(now);
    }

    @Override
    public Waited await(CompletionStage<?> signal, Duration atMost) throws InterruptedException {
        signal.whenComplete((value, failure) -> wake());
        synchronized (this) {
            Long until = now + Math.max(0, atMost.toNanos());
            waiters.add(until);
            notifyAll();
            try {
                while (!signal.toCompletableFuture().isDone() && now < until) {
                    wait();
                }
            } finally {
                waiters.remove(until);
            }
            return signal.toCompletableFuture().isDone() ? Waited.COMPLETED : Waited.TIMED_OUT;
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** Lets time pass. */
    public synchronized void step(Duration by) {
        now += by.toNanos();
        notifyAll();
    }

    /** Waits until somebody waits for exactly this long from now. */
    public synchronized void awaitWaiter(Duration atMost) throws InterruptedException {
        while (!waiters.contains(now + atMost.toNanos())) {
            wait();
        }
    }
}
