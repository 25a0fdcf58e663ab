package dev.restante.domain.delivery;

/** Why a send was not accepted: a closed, stable list. */
public enum Reason {
    /** The message breaks a rule of form. */
    INVALID,
    /** The body is larger than {@code limits.message-bytes}. */
    TOO_LARGE,
    /** The thread holds as much as it may and the overflow rule makes no room. */
    MAILBOX_FULL,
    /** The node, or its store, is full. */
    CAPACITY,
    /** The sender sends more often than it may. */
    RATE_LIMITED,
    /** The sender may not send to this thread. */
    FORBIDDEN,
    /** The same id was used with another body. */
    CONFLICT,
    /** The gateway is starting or stopping. */
    NOT_READY,
    /** The store failed. Where the rejection is not settled, the message may exist: retry with the same id. */
    UNAVAILABLE,
    /** Time to live 0, and no reader took it. */
    NO_RECIPIENT
}
