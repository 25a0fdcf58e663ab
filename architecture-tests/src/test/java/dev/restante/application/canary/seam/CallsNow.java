package dev.restante.application.canary.seam;

import java.time.Instant;

/** Breaks: time comes from outside. */
public final class CallsNow {
    public final Instant madeAt = Instant.now();
}
