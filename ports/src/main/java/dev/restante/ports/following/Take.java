package dev.restante.ports.following;

/** A recipient's answer to an offer. */
public enum Take {
    /** Taken into the reader's send window. */
    TAKEN,
    /** The window is full: the reader goes back to catching up from the mailbox once {@link Subscription#ready} is called. */
    FULL,
    /** The reader is gone; nothing more will be offered. Its subscription is still to be closed. */
    CLOSED
}
