package dev.restante.application.mailbox;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** The mailbox's time in milliseconds of the epoch: the wall clock's, except that it never runs backwards. */
final class StoreTime {
    private final InstantSource clock;
    private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE);

    StoreTime(InstantSource clock) {
        this.clock = clock;
    }

    long now() {
        return latest.accumulateAndGet(clock.millis(), Math::max);
    }
}
