package dev.restante.ports.operations;

import dev.restante.domain.startup.StartupReport;

/** Shows the start-up report. Safe for use by many threads; never blocks, never throws. */
public interface StartupView {
    /** The report so far; final once its verdict is not {@code Running}. */
    StartupReport report();
}
