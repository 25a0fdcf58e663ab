package dev.restante.websocket.limits;

import java.time.Duration;

/**
 * An allowance of so much a second: it fills evenly, up to what one second gives, and begins full. It knows no clock; time
 * passes by {@link #fill} alone. For one thread at a time.
 */
public final class TokenBucket {
    private static final long SECOND = 1_000_000_000;
    /** More time than this fills every bucket, and must not overflow. */
    private static final long MOST_SECONDS = 1 << 20;

    private final int perSecond;
    private long tokens;
    /** What is too little for a token, in tokens times nanoseconds. */
    private long rest;
    private long filledAt;
    private boolean begun;

    /** {@code perSecond}: at least 1; 0 means no limit. */
    public TokenBucket(int perSecond) {
        if (perSecond < 0) {
            throw new IllegalArgumentException("per-second: " + perSecond + " (expected: >= 0)");
        }
        this.perSecond = perSecond;
        this.tokens = perSecond;
    }

    /** Lets time pass; {@code now} in nanoseconds of any origin, never going back. The first only says when it begins. */
    public void fill(long now) {
        if (!begun) {
            begun = true;
            filledAt = now;
        }
        long passed = Math.max(0, now - filledAt);
        filledAt = now;
        long seconds = Math.min(MOST_SECONDS, passed / SECOND);
        rest += passed % SECOND * perSecond;
        tokens += seconds * perSecond + rest / SECOND;
        rest %= SECOND;
        if (tokens >= perSecond) {
            tokens = perSecond;
            rest = 0;
        }
    }

    /** Takes {@code count}, or nothing where there are fewer. */
    public boolean take(int count) {
        if (perSecond != 0 && tokens < count) {
            return false;
        }
        spend(count);
        return true;
    }

    /** Takes {@code count} that were used already; what is not there is owed. */
    public void spend(int count) {
        if (perSecond != 0) {
            tokens -= count;
        }
    }

    /** Whether nothing is left, or something is owed. */
    public boolean isEmpty() {
        return perSecond != 0 && tokens <= 0;
    }

    /** Whether all that it holds is there. */
    public boolean isFull() {
        return tokens >= perSecond;
    }

    /** How long until {@code count} can be taken, if nobody else does; rounded up. */
    public Duration until(int count) {
        long missing = count - tokens;
        return perSecond == 0 || missing <= 0
                ? Duration.ZERO
                : Duration.ofNanos(Math.ceilDiv(missing * SECOND - rest, perSecond));
    }
}
