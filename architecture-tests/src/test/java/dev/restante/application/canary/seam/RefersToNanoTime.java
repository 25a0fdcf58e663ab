package dev.restante.application.canary.seam;

import java.util.function.LongSupplier;

/** Breaks: time comes from outside, also by reference. */
public final class RefersToNanoTime {
    public final LongSupplier clock = System::nanoTime;
}
