package dev.restante.websocket.connection;

import dev.restante.websocket.socket.Socket.Traffic;

/**
 * Decides from signs of life whether a connection lives. It knows no clock: time, in nanoseconds of any origin, comes
 * with each tick, and counts from the first. For one thread at a time.
 */
public final class Pulse {
    /** What is to be done. */
    public enum Verdict {
        WELL,
        /** Time to ping. */
        PING,
        /** Nothing could be written for too long while something waited. */
        STALLED,
        /** Nothing was heard for too long, or a message takes too long to arrive. */
        DEAD
    }

    private final long heartbeat;
    private final long silence;
    private final long stall;
    private final long frameTime;
    private boolean begun;
    private boolean waited;
    private long incomplete;
    private long heard;
    private long moved;
    private long pinged;
    private long messageBegan;

    public Pulse(ConnectionLimits limits) {
        this.heartbeat = limits.heartbeat().toNanos();
        this.silence = 2 * heartbeat + limits.grace().toNanos();
        this.stall = limits.readerStall().toNanos();
        this.frameTime = limits.frameTime().toNanos();
    }

    /** {@code waits}: whether something is to be written. */
    public Verdict tick(long now, Traffic traffic, boolean waits) {
        if (!begun) {
            begun = true;
            heard = now;
            moved = now;
            pinged = now;
        }
        if (traffic.heard() || traffic.drained()) {
            heard = now;
        }
        if (traffic.moved() || !waits || !waited) {
            moved = now;
        }
        waited = waits;
        if (traffic.incomplete() == 0 || traffic.incomplete() != incomplete) {
            messageBegan = now;
        }
        incomplete = traffic.incomplete();
        return verdict(now);
    }

    private Verdict verdict(long now) {
        if (now - moved >= stall) {
            return Verdict.STALLED;
        }
        if (now - heard >= silence || now - messageBegan >= frameTime) {
            return Verdict.DEAD;
        }
        if (now - pinged >= heartbeat) {
            pinged = now;
            return Verdict.PING;
        }
        return Verdict.WELL;
    }
}
