package dev.restante.benchmarks.crowd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.BitSet;

/** Reads one thread, and checks that it gets all of it, once and in order. */
final class Reader extends Member {
    private final Tally tally;
    private final int thread;
    private final int stride;
    /** From the end of a text back to its payload. */
    private final int back;
    private final BitSet missing = new BitSet();
    private int expected;
    private int doubled;
    private int reordered;

    /** {@code thread}: its number in the tally. */
    Reader(Dialect dialect, SocketChannel channel, SelectionKey key, String name, int thread, int size, Tally tally)
            throws IOException {
        super(dialect, channel, key, dialect.reader(name));
        this.tally = tally;
        this.thread = thread;
        this.expected = thread;
        this.stride = tally.threads();
        this.back = size + dialect.after().length();
    }

    @Override
    boolean isReader() {
        return true;
    }

    @Override
    boolean message(ByteBuffer in, int from, int length, long nanos) {
        if (!dialect.isMessage(in, from, length)) {
            return false;
        }
        int number = Payload.number(in, from + length - back);
        if (number == expected) {
            expected += stride;
        } else if (!unexpected(number)) {
            return true;
        }
        tally.delivered(number, nanos);
        return true;
    }

    /** Whether it is new. */
    private boolean unexpected(int number) {
        if (number > expected) {
            for (; expected < number; expected += stride) {
                missing.set(expected);
            }
            expected += stride;
            return true;
        }
        boolean late = missing.get(number);
        missing.clear(number);
        reordered += late ? 1 : 0;
        doubled += late ? 0 : 1;
        return late;
    }

    /** Messages to its thread that never came. */
    long lost() {
        return (long) missing.cardinality() + (tally.end(thread) - expected) / stride;
    }

    int doubled() {
        return doubled;
    }

    int reordered() {
        return reordered;
    }
}
