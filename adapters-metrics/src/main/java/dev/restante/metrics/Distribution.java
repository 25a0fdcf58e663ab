package dev.restante.metrics;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How often which values came, in buckets that are fixed. Any number of threads. */
final class Distribution {
    private final long[] bounds;
    private final LongAdder[] counts;
    private final LongAdder sum = new LongAdder();

    /** {@code bounds}: the greatest value of each bucket, ascending; one bucket more takes what is above. */
    Distribution(long... bounds) {
        this.bounds = bounds.clone();
        this.counts = Stream.generate(LongAdder::new).limit(bounds.length + 1L).toArray(LongAdder[]::new);
    }

    /** {@code value} came {@code times} times. */
    void add(long value, long times) {
        int at = Arrays.binarySearch(bounds, value);
        counts[at < 0 ? -at - 1 : at].add(times);
        sum.add(value * times);
    }

    /** The bounds in another unit, the last one being infinite. */
    double[] bounds(double perUnit) {
        double[] all = new double[counts.length];
        for (int i = 0; i < bounds.length; i++) {
            all[i] = bounds[i] / perUnit;
        }
        all[bounds.length] = Double.POSITIVE_INFINITY;
        return all;
    }

    /** Of each bucket alone. */
    long[] counts() {
        return Stream.of(counts).mapToLong(LongAdder::sum).toArray();
    }

    long sum() {
        return sum.sum();
    }
}
