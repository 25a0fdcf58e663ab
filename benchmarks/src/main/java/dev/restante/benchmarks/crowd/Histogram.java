package dev.restante.benchmarks.crowd;

/** Exact to the microsecond, up to a second and a bit; what took longer counts as that. For one thread. */
final class Histogram {
    private static final int MOST = 1 << 20;

    private final int[] counts = new int[MOST];
    private long all;

    void record(long nanos) {
        counts[(int) Math.min(Math.max(nanos, 0) / 1_000, MOST - 1)]++;
        all++;
    }

    /** Microseconds that this part of all took at most; 0 where there are none. */
    double quantile(double part) {
        long due = (long) Math.ceil(all * part);
        long seen = 0;
        for (int i = 0; i < MOST && due > 0; i++) {
            seen += counts[i];
            if (seen >= due) {
                return i;
            }
        }
        return 0;
    }
}
