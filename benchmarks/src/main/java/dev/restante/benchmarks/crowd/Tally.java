package dev.restante.benchmarks.crowd;

/**
 * What was sent, and what became of it. The messages of a thread have the thread's number, that plus the number of threads, that
 * plus twice as many, and so on. For one thread.
 */
final class Tally {
    private static final int WINDOW = 1 << 16;

    private final int threads;
    private final int readers;
    private final long[] sentAt = new long[WINDOW];
    private final int[] due = new int[WINDOW];
    private final Histogram latency = new Histogram();
    private final Histogram answers = new Histogram();
    private final int[] sentTo;
    private int sent;
    private int outstanding;
    private long deliveries;
    private int accepted;
    private int refused;

    /** {@code readers} of each of {@code threads}. */
    Tally(int threads, int readers) {
        this.threads = threads;
        this.readers = readers;
        this.sentTo = new int[threads];
    }

    int threads() {
        return threads;
    }

    /** Notes one more to this thread as sent at this time; answers its number. */
    int send(int thread, long nanos) {
        int number = thread + threads * sentTo[thread]++;
        sentAt[number % WINDOW] = nanos;
        due[number % WINDOW] = readers;
        outstanding++;
        sent++;
        return number;
    }

    /** The number after the last one that was sent to this thread. */
    int end(int thread) {
        return thread + threads * sentTo[thread];
    }

    /** A reader has it. */
    void delivered(int number, long nanos) {
        deliveries++;
        latency.record(nanos - sentAt[number % WINDOW]);
        if (--due[number % WINDOW] == 0) {
            outstanding--;
        }
    }

    /** The server says what became of the next one. */
    void answered(boolean well, long nanos) {
        answers.record(nanos - sentAt[(accepted + refused) % WINDOW]);
        if (well) {
            accepted++;
        } else {
            refused++;
        }
    }

    int sent() {
        return sent;
    }

    /** Sent, and not with all of its readers yet. */
    int outstanding() {
        return outstanding;
    }

    long deliveries() {
        return deliveries;
    }

    int answered() {
        return accepted + refused;
    }

    int refused() {
        return refused;
    }

    Histogram latency() {
        return latency;
    }

    /** From sending to the answer; makes sense where one connection sends. */
    Histogram answers() {
        return answers;
    }
}
