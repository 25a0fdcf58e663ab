package dev.restante.websocket.connection;

/** How a connection came to its end. */
public enum Ending {
    /** The peer closed, or went away. */
    BY_PEER,
    /** We asked it to close, and it did. */
    BY_US,
    /** We cut it. */
    FORCED
}
