package dev.restante.websocket.frames;

/** What an {@code error} frame can say: a closed list. The connection stays open. */
public enum ErrorCode {
    BAD_FRAME,
    UNKNOWN_TYPE,
    INVALID,
    FORBIDDEN,
    ALREADY_FOLLOWING,
    NOT_FOLLOWING,
    BAD_ACK,
    STALE_EPOCH,
    TOO_MANY_THREADS,
    RATE_LIMITED,
    UNAVAILABLE
}
