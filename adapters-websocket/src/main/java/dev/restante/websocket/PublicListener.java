package dev.restante.websocket;

import dev.restante.ports.following.Following;
import dev.restante.ports.inspecting.Inspecting;
import dev.restante.ports.messaging.Messaging;
import dev.restante.ports.observing.TrafficView;
import dev.restante.ports.operations.Connections;
import dev.restante.ports.operations.Gate;
import dev.restante.websocket.connection.Arrivals;
import dev.restante.websocket.connection.Inward;
import dev.restante.websocket.connection.LiveConnections;
import dev.restante.websocket.connection.Slots;
import dev.restante.websocket.counting.Tallies;
import dev.restante.websocket.http.Api;
import dev.restante.websocket.http.Visits;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The listener for users: HTTP and WebSocket on one port. Nothing is open before {@link #open}; what comes in meets
 * the gate first. Any number of threads.
 */
public final class PublicListener {
    /** Streams of the operator's page at once; they take none of the users' slots. */
    private static final int CONSOLE_READERS = 16;

    private final LiveConnections connections;
    private final Slots slots;
    private final Visits visits;
    private final Server server;

    /**
     * @param ids makes the names of connections; safe for use by many threads
     * @param random draws the time after which each client comes back when it is sent away
     */
    public PublicListener(
            PublicSettings settings,
            Messaging messaging,
            Following following,
            Inspecting inspecting,
            Gate gate,
            Supplier<String> ids,
            RandomGenerator random) {
        Tallies tallies = new Tallies();
        this.connections = new LiveConnections(random, tallies);
        this.slots = new Slots(settings.connections());
        Arrivals arrivals = new Arrivals(
                ids, new Inward(messaging, following, gate, tallies), settings.connection(), slots, connections);
        this.visits = Api.visits(limits(settings), new Arrivals(
                ids, arrivals.inward(), settings.connection(), new Slots(CONSOLE_READERS), connections));
        this.server = new Server(
                settings.host(),
                settings.port(),
                settings.ioThreads(),
                settings.sendBuffer(),
                Api.routes(limits(settings), settings.origins(), arrivals, inspecting));
    }

    /** Binds; answers the address that it got. Throws {@link CannotOpen}. */
    public InetSocketAddress open() {
        return server.open();
    }

    /**
     * Lets time pass: heartbeats, dead and stalled clients, the steps of a departure. To be called about every second
     * (more often while connections are closing), by one thread at a time.
     *
     * @param nowNanos of a clock that never goes back, of any origin
     */
    public void tick(long nowNanos) {
        connections.tick(nowNanos);
    }

    /** The live connections, for the departure. */
    public Connections connections() {
        return connections;
    }

    /** What has gone through, for whoever counts. */
    public TrafficView traffic() {
        return connections;
    }

    /** For the operator's page, which is served elsewhere. */
    public Visits visits() {
        return visits;
    }

    /** Connection slots taken at this instant: those of live connections and of upgrades on their way. */
    public int slotsTaken() {
        return slots.taken();
    }

    /** Cuts what is still connected, and gives up the port. May be repeated. */
    public void close() {
        connections.cut();
        server.close();
        // Whoever was upgraded meanwhile.
        connections.cut();
    }

    private static Api.Limits limits(PublicSettings settings) {
        return new Api.Limits(
                settings.messageBytes(),
                settings.frameBytes(),
                settings.headerBytes(),
                settings.connection().threadsPerReader(),
                settings.connection().sendWindow());
    }
}
