package dev.restante.domain.verification;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import java.util.Objects;

/**
 * The message that a verification sends and expects to find again.
 *
 * @param thread one of the system's own, {@code $probe-…}
 */
public record Probe(ThreadId thread, MessageId id, Body body) {
    /** How the name of every probe thread begins, after the {@code $}. */
    public static final String PREFIX = "probe-";

    public Probe {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(body, "body");
        if (!isProbe(thread)) {
            throw new IllegalArgumentException("thread: " + thread + " (expected: $" + PREFIX + "…)");
        }
    }

    /** Whether the thread is reserved for probes: exempt from users' limits, without residue. */
    public static boolean isProbe(ThreadId thread) {
        return thread.value().startsWith("$" + PREFIX);
    }
}
