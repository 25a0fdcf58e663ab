package dev.restante.ports.observing;

import java.util.Map;

/**
 * The connections of one kind, since the start. Immutable.
 *
 * @param opened all that ever were
 * @param closed those that have ended, by cause: the close code that we sent, {@code peer} where it went without one of
 *     ours, {@code cut} where we gave up on it. A closed list; absent means none
 * @param waitingBytes bytes of messages taken and not yet written, of those that are open
 */
public record ConnectionCounts(long opened, Map<String, Long> closed, long waitingBytes) {
    public ConnectionCounts {
        closed = Map.copyOf(closed);
    }

    /** Those open at this instant. */
    public long open() {
        return opened - closed.values().stream().mapToLong(Long::longValue).sum();
    }
}
