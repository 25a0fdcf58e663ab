package dev.restante.ports.observing;

/** Inbound: the figures of this node. Safe for use by many threads. */
public interface Observing {
    /** Counted afresh at each call; as dear as {@link TrafficView#traffic}. */
    Observed observe();
}
