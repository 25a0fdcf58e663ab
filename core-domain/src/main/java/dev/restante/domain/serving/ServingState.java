package dev.restante.domain.serving;

/** What a node is doing for the outside world; changed only through {@link ServingTable}. */
public enum ServingState {
    /** The start-up plan is running; nothing is admitted. */
    STARTING,
    /** Verified and open. */
    READY,
    /** Open, but verification failed twice in a row: not ready, yet each send still gets its true outcome. */
    IMPAIRED,
    /** Lame duck: not ready, everything works, cancellable back to {@link #READY}. */
    DRAINING,
    /** Nothing new is admitted; connections close and sends settle. */
    STOPPING,
    /** Everything is closed; the process ends. Final. */
    STOPPED,
    /** The start failed; the process ends. Final. */
    FAILED
}
