package dev.restante.application.mailbox;

import dev.restante.ports.journal.Journal;
import dev.restante.ports.observing.Latencies;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What all stripes of a node share. Safe for use by many threads at once.
 *
 * @param executor takes over when a caller has served many others
 * @param faults is told of failed commits and of faults in what callers attached to a stage
 * @param latencies is told how long commits and fan-outs take
 */
record Node(
        Journal journal,
        StoreTime time,
        NodeUse use,
        ReplayWindows windows,
        StoreFailure store,
        Executor executor,
        Consumer<Throwable> faults,
        Latencies latencies) {

    /** The same, for threads that are nobody's business. */
    Node unmeasured() {
        return new Node(journal, time, use, windows, store, executor, faults, Latencies.NONE);
    }
}
