package dev.restante.ports.observing;

import dev.restante.domain.message.ThreadId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Inbound: the busiest and the fullest threads, for operators' eyes. Safe for use by many threads. */
public interface Ranking {
    /** The most that can be asked for. */
    int MOST = 100;

    /**
     * Looks at the threads that are in memory: those used most lately, a bounded number however many there are. Answers
     * with what was found the last time where that was within a second.
     *
     * @param most 1 to {@link #MOST} of each
     */
    CompletionStage<Ranked> rank(int most);

    /**
     * What was found. Immutable.
     *
     * @param overMillis the time that {@link Place#accepted} is counted over; since the look before this one
     * @param lookedAt threads in memory
     */
    record Ranked(long overMillis, int lookedAt, List<Place> busiest, List<Place> fullest) {
        public Ranked {
            busiest = List.copyOf(busiest);
            fullest = List.copyOf(fullest);
        }
    }

    /**
     * A thread.
     *
     * @param accepted messages since the last look
     * @param depth held messages
     * @param bytes of those
     */
    record Place(ThreadId thread, long accepted, int depth, long bytes) {}
}
