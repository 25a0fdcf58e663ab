package dev.restante.ports.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until it is stepped. Safe for use by many threads at once. */
public final class SteppedClock implements InstantSource {
    private final AtomicReference<Instant> now;

    public SteppedClock() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    public SteppedClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Steps on, or back where {@code by} is negative. */
    public void step(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }
}
