package dev.restante.ports.operations;

import dev.restante.domain.serving.ServingState;
import java.time.Duration;
import java.util.Objects;

/** The gate's answer. */
public sealed interface Entry {
    /** Come in: whatever is sent gets its true outcome. */
    record Granted() implements Entry {}

    /**
     * Not now; over HTTP 503 with {@code Retry-After}.
     *
     * @param state why: STARTING, STOPPING, STOPPED or FAILED
     * @param retryAfter when asking again makes sense; whole seconds, at least one
     */
    record Refused(ServingState state, Duration retryAfter) implements Entry {
        public Refused {
            Objects.requireNonNull(state, "state");
            if (retryAfter.toSeconds() < 1 || !retryAfter.equals(Duration.ofSeconds(retryAfter.toSeconds()))) {
                throw new IllegalArgumentException(
                        "retryAfter: " + retryAfter + " (expected: whole seconds, at least one)");
            }
        }
    }
}
