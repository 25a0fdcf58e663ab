package dev.restante.application.canary.seam;

import java.time.Clock;
import java.time.InstantSource;

/** Breaks: clocks are made in app-bootstrap. */
public final class UsesASystemClock {
    public final InstantSource clock = Clock.systemUTC();
}
