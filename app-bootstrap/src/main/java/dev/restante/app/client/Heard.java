package dev.restante.app.client;

/** What comes from a connection. */
sealed interface Heard {
    /** A frame of text. */
    record Frame(String text) implements Heard {}

    /** The peer lives. */
    record Ping() implements Heard {}

    /** The peer has closed. */
    record Closed(int code, String reason) implements Heard {}

    /** The connection broke. */
    record Broken(String what) implements Heard {}

    /** Nothing came from the peer: whoever waits is asked to leave. */
    record Stop() implements Heard {}
}
