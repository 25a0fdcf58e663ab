package dev.restante.ports.observing;

/** What stays open for longer than one answer. */
public enum ConnectionKind {
    WEBSOCKET,
    /** A stream of server-sent events. */
    EVENTS,
    /** A batch of sends over HTTP, for as long as it lasts. */
    BATCH
}
