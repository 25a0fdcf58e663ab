package dev.restante.websocket.connection;

import java.time.Duration;

/** Whoever stays for longer than one answer. Any number of threads. */
public interface Guest {
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
