package dev.restante.application.mailbox;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * The mailbox's time in milliseconds of the epoch: the wall clock's, except that it never runs backwards, not even from one
 * life of the store to the next. Where the wall clock was set back it goes on at its own pace until the clock is ahead again,
 * so that what was to be held for a minute is held for a minute. Any number of threads.
 */
final class StoreTime {
    /** The wall clock is noted only once it is so far ahead, or each call would note it. */
    private static final long COARSE_MILLIS = 20;

    private record Noted(long millis, long nanos) {}

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final AtomicReference<Noted> noted;
    private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE);

    /** {@code nanos}: time that passes whatever becomes of the clock; where it stands, so does a clock that was set back. */
    StoreTime(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.noted = new AtomicReference<>(new Noted(clock.millis(), nanos.getAsLong()));
    }

    long now() {
        long wall = clock.millis();
        long passed = nanos.getAsLong();
        Noted before = noted.get();
        long steady = before.millis + TimeUnit.NANOSECONDS.toMillis(passed - before.nanos);
        if (wall > steady + COARSE_MILLIS) {
            noted.compareAndSet(before, new Noted(wall, passed));
        }
        return latest.accumulateAndGet(Math.max(wall, steady), Math::max);
    }

    /** It was at least this time already, in an earlier life. */
    void notBefore(long millis) {
        Noted before = noted.get();
        if (millis > before.millis) {
            noted.compareAndSet(before, new Noted(millis, nanos.getAsLong()));
        }
        latest.accumulateAndGet(millis, Math::max);
    }
}
