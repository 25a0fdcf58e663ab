package dev.restante.ports.journal;

import java.util.List;

/** What a store has to do at once. A thread stands in a batch at most once; the totals change with it. */
public record Batch(List<ThreadWrite> writes, Totals change) {
    public Batch {
        writes = List.copyOf(writes);
    }
}
