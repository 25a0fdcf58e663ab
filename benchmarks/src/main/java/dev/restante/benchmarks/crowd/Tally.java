package dev.restante.benchmarks.crowd;

import java.util.Arrays;

/** What was sent, and what became of it. Messages are numbered from 0 on, whatever their threads. For one thread. */
final class Tally {
    /** More than can be on their way at once. */
    private static final int WINDOW = 1 << 21;

    static final int NONE = -1;

    private final int readers;
    private final long[] sentAt = new long[WINDOW];
    private final int[] due = new int[WINDOW];
    private final Histogram latency = new Histogram();
    private final Histogram answers = new Histogram();
    private final int[] before = new int[WINDOW];
    private final int[] lastTo;
    private final int[] sentTo;
    private int sent;
    private int outstanding;
    private long deliveries;
    private int accepted;
    private int refused;

    /** {@code readers} of each of {@code threads}. */
    Tally(int threads, int readers) {
        this.readers = readers;
        this.sentTo = new int[threads];
        this.lastTo = new int[threads];
        Arrays.fill(lastTo, NONE);
    }

    /** Notes one more to this thread as sent at this time; answers its number. */
    int send(int thread, long nanos) {
        sentAt[sent % WINDOW] = nanos;
        due[sent % WINDOW] = readers;
        before[sent % WINDOW] = lastTo[thread];
        lastTo[thread] = sent;
        sentTo[thread]++;
        outstanding++;
        return sent++;
    }

    /** The number of the message to the same thread that was sent before this one, or {@link #NONE}. */
    int before(int number) {
        return before[number % WINDOW];
    }

    /** How many were sent to this thread. */
    int sentTo(int thread) {
        return sentTo[thread];
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
