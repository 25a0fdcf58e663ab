package dev.restante.websocket.connection;

import dev.restante.ports.operations.CloseAccount;
import dev.restante.ports.operations.Farewell;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Sends all connections away, evenly over the farewell's window, and keeps account of how each one ended. */
final class Departure {
    private record Due(long afterNanos, Guest guest) {}

    private final Farewell farewell;
    private final RandomGenerator random;
    private final Queue<Due> told = new ArrayDeque<>();
    private final Set<Guest> open = new HashSet<>();
    private final Map<Ending, Long> counts = new EnumMap<>(Ending.class);
    private final CompletableFuture<CloseAccount> account = new CompletableFuture<>();
    private boolean timed;
    private long since;

    Departure(Farewell farewell, RandomGenerator random) {
        this.farewell = farewell;
        this.random = random;
    }

    CompletableFuture<CloseAccount> account() {
        return account;
    }

    /** Sends these away: the first at once, the others as time passes, or all at once where the window is empty. */
    void begin(List<Guest> all) {
        long spread = farewell.spread().toNanos();
        synchronized (this) {
            open.addAll(all);
            for (int i = 0; i < all.size(); i++) {
                told.add(new Due((long) ((double) spread * i / all.size()), all.get(i)));
            }
        }
        tellThoseDue(0);
        completeIfNoneIsOpen();
    }

    /** One that came too late to be among them. */
    void include(Guest guest) {
        synchronized (this) {
            if (!open.add(guest)) {
                return;
            }
        }
        guest.leave(reconnectAfter(), farewell.answerWithin());
    }

    /** Forgets those that ended unheard; they ended before anything was said to them. */
    void sweep(Predicate<Guest> isLive) {
        List<Guest> gone;
        synchronized (this) {
            gone = open.stream().filter(isLive.negate()).toList();
        }
        gone.forEach(guest -> ended(guest, Ending.BY_PEER));
    }

    void ended(Guest guest, Ending ending) {
        synchronized (this) {
            if (!open.remove(guest)) {
                return;
            }
            counts.merge(ending, 1L, Long::sum);
        }
        completeIfNoneIsOpen();
    }

    void tick(long now) {
        long elapsed;
        synchronized (this) {
            if (!timed) {
                timed = true;
                since = now;
            }
            elapsed = now - since;
        }
        tellThoseDue(elapsed);
    }

    private void tellThoseDue(long elapsed) {
        List<Guest> due = new ArrayList<>();
        synchronized (this) {
            for (Due next = told.peek(); next != null && next.afterNanos() <= elapsed; next = told.peek()) {
                due.add(next.guest());
                told.remove();
            }
        }
        due.forEach(guest -> guest.leave(reconnectAfter(), farewell.answerWithin()));
    }

    private synchronized Duration reconnectAfter() {
        return Duration.ofMillis(random.nextLong(farewell.reconnectWithin().toMillis() + 1));
    }

    private void completeIfNoneIsOpen() {
        CloseAccount total;
        synchronized (this) {
            if (!open.isEmpty()) {
                return;
            }
            total = new CloseAccount(count(Ending.BY_PEER), count(Ending.BY_US), count(Ending.FORCED));
        }
        account.complete(total);
    }

    private long count(Ending ending) {
        return counts.getOrDefault(ending, 0L);
    }
}
