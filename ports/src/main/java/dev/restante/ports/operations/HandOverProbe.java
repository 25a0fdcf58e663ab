package dev.restante.ports.operations;

import dev.restante.domain.message.ThreadId;
import dev.restante.domain.verification.Receipt;
import java.time.Duration;

/**
 * Reads a message of the system's own as a user's client would: over the wire, through the very listener that users come
 * to, whether its gate is open or not. Outbound; implemented by whatever listens.
 */
public interface HandOverProbe {
    /**
     * Connects, takes the first message of {@code thread}, acknowledges it and leaves. What is wrong is told by the
     * receipt. It takes no user's place and is in no account of users. One call at a time.
     *
     * @param thread one of the system's own, {@code $probe-…}
     * @param within how long all of it may take; blocks the caller so long at most
     */
    Receipt receive(ThreadId thread, Duration within);
}
