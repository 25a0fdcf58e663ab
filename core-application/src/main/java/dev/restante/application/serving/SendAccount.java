package dev.restante.application.serving;

/**
 * Sends from outside since the start, by outcome, at one instant. Immutable.
 *
 * @param begun all of them
 */
public record SendAccount(long begun, long delivered, long queued, long rejected) {
    /** Those whose outcome is not known yet. */
    public long inFlight() {
        return begun - delivered - queued - rejected;
    }
}
