package dev.restante.websocket.connection;

import dev.restante.ports.observing.ConnectionKind;
import dev.restante.ports.observing.Traffic;
import dev.restante.ports.observing.TrafficView;
import dev.restante.ports.operations.CloseAccount;
import dev.restante.ports.operations.Connections;
import dev.restante.ports.operations.Farewell;
import dev.restante.websocket.counting.Tallies;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The connections of this node. Any number of threads. */
public final class LiveConnections implements Connections, TrafficView {
    private final Set<Guest> live = ConcurrentHashMap.newKeySet();
    private final RandomGenerator random;
    private final Tallies tallies;
    private volatile @Nullable Departure departure;

    /** {@code random} draws when each client shall come back. */
    public LiveConnections(RandomGenerator random, Tallies tallies) {
        this.random = random;
        this.tallies = tallies;
    }

    /** A connection that is about to open. */
    public void add(Guest guest) {
        live.add(guest);
        tallies.connections(guest.kind()).opened();
        Departure leaving = departure;
        if (leaving != null) {
            leaving.include(guest);
        }
    }

    /** It has ended. */
    public void remove(Guest guest, Ending ending) {
        if (live.remove(guest)) {
            tallies.connections(guest.kind()).closed(guest.closedWith(), ending == Ending.FORCED);
        }
        Departure leaving = departure;
        if (leaving != null) {
            leaving.ended(guest, ending);
        }
    }

    /**
     * Lets time pass for all of them; {@code now} in nanoseconds of any origin, never going back. By one thread at a
     * time.
     */
    public void tick(long now) {
        Departure leaving = departure;
        if (leaving != null) {
            leaving.tick(now);
        }
        live.forEach(guest -> guest.tick(now));
    }

    @Override
    public Traffic traffic() {
        Map<ConnectionKind, Long> waiting = new EnumMap<>(ConnectionKind.class);
        live.forEach(guest -> waiting.merge(guest.kind(), guest.waitingBytes(), Long::sum));
        return tallies.traffic(waiting);
    }

    @Override
    public int open() {
        return live.size();
    }

    @Override
    public synchronized CompletionStage<CloseAccount> closeAll(Farewell farewell) {
        Departure leaving = departure;
        if (leaving == null) {
            leaving = new Departure(farewell, random);
            departure = leaving;
            leaving.begin(List.copyOf(live));
            // What ended between the two lines above told nobody.
            leaving.sweep(live::contains);
        }
        return leaving.account();
    }

    @Override
    public void cut() {
        live.forEach(Guest::cut);
    }
}
