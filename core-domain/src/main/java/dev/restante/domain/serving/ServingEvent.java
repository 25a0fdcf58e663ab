package dev.restante.domain.serving;

/** What can happen to a node's serving state; each event leads to exactly one state. */
public enum ServingEvent {
    /** The start-up plan finished. */
    START_COMPLETED(ServingState.READY),
    /** A critical step failed, or a deadline passed. */
    START_FAILED(ServingState.FAILED),
    /** Verification failed as often in a row as {@link VerificationStreak#LOST_AFTER} says. */
    VERIFICATION_LOST(ServingState.IMPAIRED),
    /** Verification passed again. */
    VERIFICATION_REGAINED(ServingState.READY),
    /** Somebody asked the node to leave. */
    DRAIN_REQUESTED(ServingState.DRAINING),
    /** Somebody changed their mind while the lame duck window was still open. */
    DRAIN_CANCELLED(ServingState.READY),
    /** The lame duck window is over, was skipped, or the start was interrupted. */
    STOP_BEGUN(ServingState.STOPPING),
    /** Everything is closed. */
    STOP_COMPLETED(ServingState.STOPPED);

    private final ServingState target;

    ServingEvent(ServingState target) {
        this.target = target;
    }

    /** The state this event leads to, where it is legal. */
    public ServingState target() {
        return target;
    }
}
