package dev.restante.websocket.connection;

import dev.restante.ports.operations.CloseAccount;
import dev.restante.ports.operations.Connections;
import dev.restante.ports.operations.Farewell;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The connections of this node. Any number of threads. */
public final class LiveConnections implements Connections {
    private final Set<Guest> live = ConcurrentHashMap.newKeySet();
    private final RandomGenerator random;
    private volatile @Nullable Departure departure;

    /** {@code random} draws when each client shall come back. */
    public LiveConnections(RandomGenerator random) {
        this.random = random;
    }

    /** A connection that is about to open. */
    public void add(Guest guest) {
        live.add(guest);
        Departure leaving = departure;
        if (leaving != null) {
            leaving.include(guest);
        }
    }

    /** It has ended. */
    public void remove(Guest guest, Ending ending) {
        live.remove(guest);
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
