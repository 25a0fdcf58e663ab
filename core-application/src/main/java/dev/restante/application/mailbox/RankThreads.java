package dev.restante.application.mailbox;

import dev.restante.ports.observing.Ranking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the threads that stripes have in memory: each stripe looks through its own, of which there are few, when it is its
 * turn. A thread that many others have pushed out of memory since it was used, or that nobody used for a minute, is not seen.
 */
final class RankThreads implements Ranking {
    private static final long GOOD_FOR_MILLIS = 1_000;
    private static final Comparator<Place> BUSIEST = Comparator.comparingLong(Place::accepted);
    private static final Comparator<Place> FULLEST =
            Comparator.comparingInt(Place::depth).thenComparingLong(Place::bytes);

    private final List<Stripe> stripes;
    private final LongSupplier now;
    private @Nullable CompletableFuture<Ranked> last;
    private long lastAt;

    RankThreads(List<Stripe> stripes, LongSupplier now) {
        this.stripes = stripes;
        this.now = now;
        this.lastAt = now.getAsLong();
    }

    @Override
    public CompletionStage<Ranked> rank(int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("most: " + most + " (expected: 1 - " + MOST + ")");
        }
        return look().thenApply(all -> new Ranked(
                all.overMillis(), all.lookedAt(), cut(all.busiest(), most), cut(all.fullest(), most)));
    }

    private synchronized CompletableFuture<Ranked> look() {
        long moment = now.getAsLong();
        CompletableFuture<Ranked> known = last;
        if (known != null && moment - lastAt < GOOD_FOR_MILLIS) {
            return known;
        }
        CompletableFuture<Ranked> looking = ask(moment - lastAt);
        last = looking;
        lastAt = moment;
        return looking;
    }

    private CompletableFuture<Ranked> ask(long overMillis) {
        List<CompletableFuture<Ranked>> parts = new ArrayList<>();
        for (Stripe stripe : stripes) {
            CompletableFuture<Ranked> part = new CompletableFuture<>();
            parts.add(part);
            stripe.look(cells -> part.complete(rank(cells, overMillis)));
        }
        return CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
                .thenApply(nothing -> merged(parts, overMillis));
    }

    /** Within the stripe's turn. */
    private static Ranked rank(Iterable<Cell> cells, long overMillis) {
        Top busiest = new Top(BUSIEST);
        Top fullest = new Top(FULLEST);
        int count = 0;
        for (Cell cell : cells) {
            if (cell.state == null) {
                continue;
            }
            count++;
            long accepted = cell.acceptedSinceLook;
            cell.acceptedSinceLook = 0;
            int depth = cell.state().depth();
            if (accepted > 0 || depth > 0) {
                Place place = new Place(cell.thread, accepted, depth, cell.state().heldBytes());
                if (accepted > 0) {
                    busiest.add(place);
                }
                if (depth > 0) {
                    fullest.add(place);
                }
            }
        }
        return new Ranked(overMillis, count, busiest.ordered(), fullest.ordered());
    }

    private static Ranked merged(List<CompletableFuture<Ranked>> parts, long overMillis) {
        Top busiest = new Top(BUSIEST);
        Top fullest = new Top(FULLEST);
        int count = 0;
        for (CompletableFuture<Ranked> done : parts) {
            Ranked part = done.join();
            part.busiest().forEach(busiest::add);
            part.fullest().forEach(fullest::add);
            count += part.lookedAt();
        }
        return new Ranked(overMillis, count, busiest.ordered(), fullest.ordered());
    }

    private static List<Place> cut(List<Place> places, int most) {
        return places.subList(0, Math.min(most, places.size()));
    }

    /** Keeps the {@link Ranking#MOST} greatest. */
    private static final class Top {
        private final Comparator<Place> order;
        private final PriorityQueue<Place> places;

        Top(Comparator<Place> order) {
            // Among equals the name decides, so that a table stands still.
            this.order = order.thenComparing(place -> place.thread().value(), Comparator.reverseOrder());
            this.places = new PriorityQueue<>(this.order);
        }

        void add(Place place) {
            places.add(place);
            if (places.size() > MOST) {
                places.remove();
            }
        }

        List<Place> ordered() {
            return places.stream().sorted(order.reversed()).toList();
        }
    }
}
