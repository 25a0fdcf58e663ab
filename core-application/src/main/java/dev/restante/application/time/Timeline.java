package dev.restante.application.time;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The passing of time. Safe for use by many threads. */
public interface Timeline {
    /** Nanoseconds since a fixed, arbitrary moment; never runs backwards. */
    long nanos();

    /**
     * Blocks the calling thread until {@code signal} has completed, normally or not, or {@code atMost} has passed; zero or
     * less only looks.
     */
    Waited await(CompletionStage<?> signal, Duration atMost) throws InterruptedException;

    /** Time since {@code nanos}, an earlier answer of {@link #nanos()}. */
    default Duration since(long nanos) {
        return Duration.ofNanos(nanos() - nanos);
    }

    /** How a wait ended. */
    enum Waited {
        COMPLETED,
        TIMED_OUT
    }
}
