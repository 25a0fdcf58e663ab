package dev.restante.domain.mailbox;

/**
 * What the node can still take, beside the thread's own limits. What a message costs a node is known once it was decided on;
 * whoever decides asks with {@link #UNLIMITED} first, and once more with what is short.
 *
 * @param bytes whether it can take what makes a thread cost more
 * @param threads whether one more thread fits
 */
public record Room(boolean bytes, boolean threads) {
    public static final Room UNLIMITED = new Room(true, true);
}
