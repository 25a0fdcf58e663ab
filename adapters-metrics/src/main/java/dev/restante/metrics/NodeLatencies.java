package dev.restante.metrics;

import dev.restante.ports.observing.Latencies;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Puts latencies into buckets. What comes with a batch counts once for each message of it. Any number of threads. */
public final class NodeLatencies implements Latencies {
    static final double NANOS_PER_SECOND = 1e9;
    private static final long MICROS = 1_000;
    private static final long MILLIS = 1_000_000;

    private final LongSupplier nanos;
    private final LongAdder takes = new LongAdder();
    private final Distribution commits = time();
    private final Distribution fanOuts = time();
    private final Distribution writes = time();
    private final Distribution batches = new Distribution(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096);

    /** {@code nanos} of any origin, never going back. */
    public NodeLatencies(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private static Distribution time() {
        return new Distribution(
                50 * MICROS, 100 * MICROS, 250 * MICROS, 500 * MICROS, MILLIS, 2_500 * MICROS, 5 * MILLIS, 10 * MILLIS,
                25 * MILLIS, 50 * MILLIS, 100 * MILLIS, 250 * MILLIS, 500 * MILLIS, 1_000 * MILLIS, 2_500 * MILLIS,
                10_000 * MILLIS);
    }

    @Override
    public long nanos() {
        return nanos.getAsLong();
    }

    @Override
    public void committed(long took, int messages) {
        commits.add(took, messages);
    }

    @Override
    public void fannedOut(long took, int taken) {
        fanOuts.add(took, taken);
        takes.add(taken);
    }

    @Override
    public void written(long took, int together) {
        writes.add(took, 1);
        batches.add(together, 1);
    }

    long takes() {
        return takes.sum();
    }

    Distribution commits() {
        return commits;
    }

    Distribution fanOuts() {
        return fanOuts;
    }

    Distribution writes() {
        return writes;
    }

    Distribution batches() {
        return batches;
    }
}
