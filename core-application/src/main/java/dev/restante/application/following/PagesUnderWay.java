package dev.restante.application.following;

import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.following.Take;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the pages that are being read hand over, until the mailbox knows: two readers of one thread may read the same page
 * before either of them was given it, and the second to be given a message is to get it marked. A live message is in no page
 * that was asked for before. Safe for use by many threads at once.
 */
public final class PagesUnderWay {
    private final Map<ThreadId, Overlap> byThread = new ConcurrentHashMap<>();

    /** Called before a page is asked for; to be followed by one {@link Overlap#end}. */
    public Overlap begin(ThreadId thread) {
        return byThread.compute(thread, (t, known) -> {
            Overlap overlap = known == null ? new Overlap(t) : known;
            overlap.pages++;
            return overlap;
        });
    }

    /** The pages of one thread that overlap in time. As many ranges at most as its messages lie in. */
    public final class Overlap {
        private final ThreadId thread;
        private final ReentrantLock lock = new ReentrantLock();
        /** Guarded by the map's own atomicity. */
        private int pages;
        private @Nullable Epoch epoch;
        /** First and last sequence of what was handed over, in ranges that don't touch. */
        private final TreeMap<Long, Long> handed = new TreeMap<>();

        private Overlap(ThreadId thread) {
            this.thread = thread;
        }

        /** Has {@code offer} make its offer, marked where {@code known} or handed over by another page; notes what is taken. */
        public Take handOver(Position position, boolean known, Function<Boolean, Take> offer) {
            lock.lock();
            try {
                if (!position.epoch().equals(epoch)) {
                    epoch = position.epoch();
                    handed.clear();
                }
                var range = handed.floorEntry(position.sequence());
                boolean before = range != null && range.getValue() >= position.sequence();
                Take take = offer.apply(known || before);
                if (take == Take.TAKEN && !before) {
                    note(position.sequence());
                }
                return take;
            } finally {
                lock.unlock();
            }
        }

        private void note(long sequence) {
            var below = handed.lowerEntry(sequence);
            long from = below != null && below.getValue() == sequence - 1 ? below.getKey() : sequence;
            Long to = handed.remove(sequence + 1);
            handed.put(from, to == null ? sequence : to);
        }

        /** The page's hand-over was told to the mailbox: whoever asks from now on hears of it there. */
        public void end() {
            byThread.computeIfPresent(thread, (t, overlap) -> --overlap.pages == 0 ? null : overlap);
        }
    }
}
