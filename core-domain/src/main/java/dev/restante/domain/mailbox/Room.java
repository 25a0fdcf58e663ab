package dev.restante.domain.mailbox;

/**
 * What the node can still take, beside the thread's own limits.
 *
 * @param messageBytes free bytes
 * @param threads whether one more thread fits
 */
public record Room(long messageBytes, boolean threads) {
    public static final Room UNLIMITED = new Room(Long.MAX_VALUE, true);
}
