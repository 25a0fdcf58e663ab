package dev.restante.ports.journal;

import dev.restante.domain.message.ThreadId;
import java.util.Comparator;

/** A thread, and when it asks for attention in milliseconds of the epoch. Ordered by time, then by name. */
public record Due(long at, ThreadId thread) implements Comparable<Due> {
    private static final Comparator<Due> ORDER =
            Comparator.comparingLong(Due::at).thenComparing(due -> due.thread().value());

    @Override
    public int compareTo(Due other) {
        return ORDER.compare(this, other);
    }
}
