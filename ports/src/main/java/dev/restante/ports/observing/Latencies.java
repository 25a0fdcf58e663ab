package dev.restante.ports.observing;

/**
 * Outward: is told how long things took, a batch at a time and never for the system's own probes. Safe for use by many
 * threads; must not block or throw. Its own clock comes with it, so that nobody who is not measured reads one.
 */
public interface Latencies {
    /** Nanoseconds of any origin, never going back. */
    long nanos();

    /** Accepted messages were committed together, {@code took} nanoseconds after they were handed to the store. */
    void committed(long took, int messages);

    /** Committed messages were put into readers' windows, {@code took} nanoseconds after their commit was known. */
    void fannedOut(long took, int takes);

    /** The store wrote this many batches at once, and synced where it does, in {@code took} nanoseconds. */
    void written(long took, int batches);

    /** Measures nothing. */
    Latencies NONE = new Latencies() {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void committed(long took, int messages) {}

        @Override
        public void fannedOut(long took, int takes) {}

        @Override
        public void written(long took, int batches) {}
    };
}
