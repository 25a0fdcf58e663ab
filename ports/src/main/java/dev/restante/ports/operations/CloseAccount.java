package dev.restante.ports.operations;

/**
 * How the connections of a departure ended; each is counted exactly once. Immutable.
 *
 * @param byPeer the peer closed first
 * @param byUs we closed with 1001 and the peer answered
 * @param forced cut without an answer
 */
public record CloseAccount(long byPeer, long byUs, long forced) {
    public CloseAccount {
        if (byPeer < 0 || byUs < 0 || forced < 0) {
            throw new IllegalArgumentException("account: " + byPeer + ", " + byUs + ", " + forced
                    + " (expected: no negative count)");
        }
    }

    /** All connections that were open when the departure closed them. */
    public long total() {
        return byPeer + byUs + forced;
    }
}
