package dev.restante.websocket.loopback;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** What is left of the time for one probe. */
final class Countdown {
    private final LongSupplier nanos;
    private final long began;
    private final Duration within;

    Countdown(LongSupplier nanos, Duration within) {
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.within = within;
    }

    Duration within() {
        return within;
    }

    Duration left() {
        return within.minusNanos(nanos.getAsLong() - began);
    }

    /** In milliseconds, at least one: for sockets, which take zero for no limit. */
    int millis() throws SocketTimeoutException {
        Duration left = left();
        if (left.isNegative() || left.isZero()) {
            throw new SocketTimeoutException("no time left");
        }
        return Math.clamp(left.toMillis(), 1, Integer.MAX_VALUE);
    }
}
