package dev.restante.domain.startup;

/** The seven phases of a start, always in this order. */
public enum Phase {
    /** Settings, policy, preconditions, the management listener. */
    INIT,
    /** The object graph and keys. */
    DEPENDENCIES,
    /** The mailbox store. */
    DATABASE,
    /** The cluster engine, if one is configured. */
    CACHE,
    /** Routing, expiry, metrics. */
    SERVICES,
    /** The public listener behind a closed gate, and the verification. */
    WEBSOCKET,
    /** Optional steps, then the gate opens. */
    FINALIZE
}
