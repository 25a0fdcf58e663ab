package dev.restante.websocket.connection;

import dev.restante.ports.observing.ConnectionKind;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.counting.Tallies;
import dev.restante.websocket.frames.ServerFrames;
import dev.restante.websocket.socket.Socket;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes in whoever stays: a place for it, a name, and a look at it from time to time. Any number of threads. */
public final class Arrivals {
    private final Supplier<String> ids;
    private final Tallies tallies;
    private final ConnectionLimits limits;
    private final Crowd crowd;
    private final LiveConnections connections;

    /** {@code ids} makes the names of connections. */
    public Arrivals(
            Supplier<String> ids, Tallies tallies, ConnectionLimits limits, Crowd crowd, LiveConnections connections) {
        this.ids = ids;
        this.tallies = tallies;
        this.limits = limits;
        this.crowd = crowd;
        this.connections = connections;
    }

    /** What hears of all that is told to whoever comes in here. */
    public Tallies tallies() {
        return tallies;
    }

    public ConnectionLimits limits() {
        return limits;
    }

    /** Who finds a place here. */
    public Crowd crowd() {
        return crowd;
    }

    /**
     * Begins a connection, on its socket's thread.
     *
     * @param caller whose it is
     * @param slot given back when the connection has ended
     * @param open says what the connection begins with; called last
     */
    public void connect(
            ConnectionKind kind,
            Socket socket,
            ServerFrames frames,
            Slots.Slot slot,
            Caller caller,
            Consumer<Connection> open) {
        Connection connection = new Connection(
                ids.get(), kind, socket, frames, new Inward(caller, tallies, crowd), limits, leaving(slot)::accept);
        connections.add(connection);
        open.accept(connection);
    }

    /** Takes in somebody else, who will go as {@link #leaving} says. */
    public void enter(Guest guest) {
        connections.add(guest);
    }

    /** What the guest who has this slot is to do at its end, once. */
    public BiConsumer<Guest, Ending> leaving(Slots.Slot slot) {
        return (guest, how) -> {
            slot.release();
            connections.remove(guest, how);
        };
    }
}
