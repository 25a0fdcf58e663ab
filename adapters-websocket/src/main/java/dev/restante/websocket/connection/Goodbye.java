package dev.restante.websocket.connection;

import dev.restante.websocket.socket.CloseCode;
import dev.restante.websocket.socket.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The last part of a connection: who ends it, and that it does end in time. Any number of threads. */
final class Goodbye {
    private final Socket socket;
    private long answerNanos;
    private boolean begun;
    private @Nullable CloseCode closed;
    private boolean peerLeft;
    private boolean forced;
    private boolean timed;
    private long since;

    Goodbye(Socket socket, Duration answerWithin) {
        this.socket = socket;
        this.answerNanos = answerWithin.toNanos();
    }

    /** The client is told to leave and has this long to do so; false where that was so already. */
    synchronized boolean begin(Duration answerWithin) {
        if (begun || closed != null || peerLeft) {
            return false;
        }
        begun = true;
        answerNanos = answerWithin.toNanos();
        return true;
    }

    synchronized boolean isBegun() {
        return begun;
    }

    /** Whether the last frame of either side was sent: nothing further is heard. */
    synchronized boolean isOver() {
        return closed != null || peerLeft || forced;
    }

    /** Sends the close frame; on the socket's thread. */
    void close(CloseCode code) {
        synchronized (this) {
            if (closed != null || peerLeft) {
                return;
            }
            closed = code;
        }
        socket.close(code);
    }

    synchronized void peerLeft() {
        peerLeft = true;
    }

    void force() {
        synchronized (this) {
            forced = true;
        }
        socket.abort();
    }

    /** Cuts what has not ended in time; answers whether the end has begun. */
    boolean tick(long now) {
        boolean late;
        synchronized (this) {
            if (!begun && closed == null && !peerLeft && !forced) {
                return false;
            }
            if (!timed) {
                timed = true;
                since = now;
            }
            late = now - since >= answerNanos;
        }
        if (late) {
            force();
        }
        return true;
    }

    /** What {@link #close} sent, or null. */
    synchronized @Nullable CloseCode closedWith() {
        return closed;
    }

    synchronized Ending ending() {
        if (forced) {
            return Ending.FORCED;
        }
        return begun || closed != null ? Ending.BY_US : Ending.BY_PEER;
    }
}
