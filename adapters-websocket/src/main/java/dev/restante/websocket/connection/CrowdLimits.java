package dev.restante.websocket.connection;

/**
 * What all connections of one address or one principal may cost, and how fast anybody may come. 0 means no limit.
 *
 * @param perAddress connections at once of one address; of IPv6 of one network of 64 bits
 * @param perPrincipal connections at once of one principal, where callers have to say who they are
 * @param upgradesPerSecond WebSocket connections and event streams that begin, of the whole node
 * @param sendsPerSecond sends of one principal, where callers have to say who they are
 */
public record CrowdLimits(int perAddress, int perPrincipal, int upgradesPerSecond, int sendsPerSecond) {
    /** No limit at all. */
    public static final CrowdLimits NONE = new CrowdLimits(0, 0, 0, 0);

    public CrowdLimits {
        notNegative("connections-per-address", perAddress);
        notNegative("connections-per-principal", perPrincipal);
        notNegative("upgrades-per-second", upgradesPerSecond);
        notNegative("sends-per-second", sendsPerSecond);
    }

    private static void notNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= 0)");
        }
    }
}
