package dev.restante.ports.observing;

/** Where a send came in. */
public enum Entrance {
    /** {@code POST /v1/threads/…/messages}. */
    HTTP,
    /** A {@code send} frame. */
    WEBSOCKET,
    /** A line of {@code POST /v1/messages}. */
    BATCH,
    /** The operator's page. */
    CONSOLE
}
