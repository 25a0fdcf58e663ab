package dev.restante.domain.mailbox;

/** What a full mailbox does with one message more. */
public enum Overflow {
    /** The newcomer is rejected. */
    REJECT,
    /** Held messages make room: the least urgent first, then the oldest; never one more urgent than the newcomer. */
    EVICT
}
