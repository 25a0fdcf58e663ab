package dev.restante.application.following;

import dev.restante.ports.observing.ReaderCounts;
import java.util.concurrent.atomic.LongAdder;

/** How many readers there are, and how many of them are live. Any number of threads. */
final class Census {
    private final LongAdder readers = new LongAdder();
    private final LongAdder live = new LongAdder();

    void came() {
        readers.increment();
    }

    void left() {
        readers.decrement();
    }

    void becameLive() {
        live.increment();
    }

    void fellBehind() {
        live.decrement();
    }

    ReaderCounts counts() {
        long all = readers.sum();
        // Not read at one instant.
        return new ReaderCounts(all, Math.max(0, all - live.sum()));
    }
}
