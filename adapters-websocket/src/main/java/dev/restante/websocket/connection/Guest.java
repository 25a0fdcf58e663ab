package dev.restante.websocket.connection;

import dev.restante.ports.observing.ConnectionKind;
import dev.restante.websocket.socket.CloseCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whoever stays for longer than one answer. Any number of threads. */
public interface Guest {
    ConnectionKind kind();

    /** Bytes of messages taken and not yet written. From any thread. */
    long waitingBytes();

    /** The close code that we sent first of all, or null. From any thread. */
    @Nullable
    CloseCode closedWith();

    /**
     * Tells the client to go and, where there is a way to say so, when to come back; ends it once all is answered and
     * written.
     *
     * @param answerWithin how long the client has, before it is cut
     */
    void leave(Duration reconnectAfter, Duration answerWithin);

    /** Cuts it at once. */
    void cut();

    /** Lets time pass; {@code now} in nanoseconds of any origin, never going back. By one thread at a time. */
    void tick(long now);
}
