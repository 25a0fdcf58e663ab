package dev.restante.ports.operations;

/** Shows the serving state. Safe for use by many threads; never blocks, never throws. */
public interface ServingView {
    /** One consistent picture of this instant. */
    ServingStatus status();
}
