package dev.restante.application.serving;

import dev.restante.ports.operations.Farewell;
import java.time.Duration;
import java.util.Objects;

/**
 * How long each part of leaving may take. Immutable.
 *
 * @param lameDuck time between "not ready" and the first close; zero means none
 * @param farewell how connections are closed
 * @param settle how long sends in flight have to get their outcome
 * @param close how long listeners and stores have to close
 * @param whenNobody what becomes of the first three when nobody is connected
 */
public record DepartureWindows(
        Duration lameDuck, Farewell farewell, Duration settle, Duration close, WhenNobody whenNobody) {
    public DepartureWindows {
        Objects.requireNonNull(farewell, "farewell");
        Objects.requireNonNull(whenNobody, "whenNobody");
        for (Duration window : new Duration[] {lameDuck, settle, close}) {
            if (window.isNegative()) {
                throw new IllegalArgumentException("window: " + window + " (expected: zero or more)");
            }
        }
    }

    /** What becomes of the windows when nobody is connected and no send is in flight. */
    public enum WhenNobody {
        /** They stand: a load balancer may be about to send somebody. */
        KEEP,
        /** They collapse to nothing: a developer is waiting for the prompt. */
        COLLAPSE
    }
}
