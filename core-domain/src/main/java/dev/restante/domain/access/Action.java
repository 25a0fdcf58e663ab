package dev.restante.domain.access;

/** What a caller can ask of a thread. */
public enum Action {
    /** To follow it, to look at it, to page through what it holds, and to acknowledge. */
    FOLLOW,
    /** To send to it. */
    SEND,
    /** To drop all that it holds. */
    PURGE
}
