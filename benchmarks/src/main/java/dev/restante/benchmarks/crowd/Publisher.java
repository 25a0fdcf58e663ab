package dev.restante.benchmarks.crowd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Sends messages to its threads in turn: those that are {@code index} and every so many after it, so that no thread has two. */
final class Publisher extends Member {
    private static final ByteBuffer OUT = ByteBuffer.allocateDirect(1 << 20);
    /** Where a gateway's outcome says which: delivered, queued or rejected. */
    private static final int OUTCOME = "{\"type\":\"outcome\",\"outcome\":\"".length();

    private final Payload payload;
    private final Tally tally;
    private final byte[][] names;
    private final byte[][] before;
    private final byte[] after;
    private final int index;
    private final int of;
    private int next;

    Publisher(Dialect dialect, SocketChannel channel, SelectionKey key, String[] threads, int index,
            int of, Payload payload, Tally tally) throws IOException {
        super(dialect, channel, key, dialect.publisher());
        this.payload = payload;
        this.tally = tally;
        this.index = index;
        this.of = of;
        this.next = index;
        this.names = new byte[threads.length][];
        this.before = new byte[threads.length][];
        this.after = dialect.after().getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < threads.length; i++) {
            names[i] = threads[i].getBytes(StandardCharsets.US_ASCII);
            before[i] = dialect.before(threads[i]).getBytes(StandardCharsets.US_ASCII);
        }
    }

    @Override
    boolean isReader() {
        return false;
    }

    @Override
    boolean message(ByteBuffer in, int from, int length, long nanos) {
        if (dialect != Dialect.RESTANTE || in.get(from + Dialect.TYPE) != 'o') {
            return false;
        }
        tally.answered(in.get(from + OUTCOME) != 'r', nanos);
        return true;
    }

    /** Sends so many at most, as if at this time. */
    void publish(int messages, long nanos) throws IOException {
        OUT.clear();
        int left = messages;
        while (left-- > 0 && OUT.remaining() > 2 * payload.size() + 256) {
            int thread = next;
            int number = tally.send(thread, nanos);
            next = next + of < names.length ? next + of : index;
            header(OUT, before[thread].length + payload.size() + after.length);
            OUT.put(before[thread]);
            payload.write(OUT, names[thread], number);
            OUT.put(after);
        }
        send(OUT.flip());
    }
}
