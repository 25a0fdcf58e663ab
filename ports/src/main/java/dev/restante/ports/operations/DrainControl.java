package dev.restante.ports.operations;

import dev.restante.domain.serving.Transition;

/**
 * Lets an operator ask the node to leave. Safe for use by many threads; answers at once, the leaving itself goes on
 * elsewhere.
 */
public interface DrainControl {
    /**
     * Asks the node to leave; the process ends when it has.
     *
     * @return {@code Moved} to DRAINING (or to STOPPING if the node was still starting), or {@code Refused} naming the
     *     state if it is leaving already or has failed
     */
    Transition drain();

    /**
     * Takes it back while the lame duck window is open.
     *
     * @return {@code Moved} to READY, or {@code Refused} naming the state
     */
    Transition cancelDrain();
}
