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
    /** From the end of a text back to its payload. */
    private final int back;
    private final BitSet missing = new BitSet();
    private int last = Tally.NONE;
    private int received;
    private int doubled;
    private int reordered;

    /** {@code thread}: its number in the tally. */
    Reader(Dialect dialect, SocketChannel channel, SelectionKey key, String name, int thread, int size, Tally tally)
            throws IOException {
        super(dialect, channel, key, dialect.reader(name));
        this.tally = tally;
        this.thread = thread;
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
        if (tally.before(number) == last && number != last) {
            last = number;
        } else if (!unexpected(number)) {
            return true;
        }
        received++;
        tally.delivered(number, nanos);
        return true;
    }

    /** Whether it is new. */
    private boolean unexpected(int number) {
        if (number > last) {
            for (int skipped = tally.before(number); skipped > last; skipped = tally.before(skipped)) {
                if (tally.before(skipped) >= skipped) {
                    throw new IllegalStateException("message: " + number + " (expected: one that is remembered)");
                }
                missing.set(skipped);
            }
            last = number;
            return true;
        }
        boolean late = missing.get(number);
        missing.clear(number);
        reordered += late ? 1 : 0;
        doubled += late ? 0 : 1;
        return late;
    }

    /** Messages to its thread that never came. */
    int lost() {
        return tally.sentTo(thread) - received;
    }

    int doubled() {
        return doubled;
    }

    int reordered() {
        return reordered;
    }
}
