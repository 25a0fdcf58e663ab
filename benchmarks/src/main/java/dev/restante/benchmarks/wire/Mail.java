package dev.restante.benchmarks.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Messages for so many threads in turn, written as bytes at the price of a copy. Bodies are JSON strings of random base64, no
 * two alike within reach of a compression. For one thread.
 */
public final class Mail {
    private static final int BODIES = 4_001;
    private static final int DIGITS = 7;
    private static final byte[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);

    private final String name;
    private final int threads;
    private final byte[][] bodies = new byte[BODIES][];
    private final byte[] open;
    private final byte[] middle;
    private final byte[] close;
    private final int body;
    private long next;

    /** {@code name} begins the threads' names, {@code body} is the size of one. */
    private Mail(String name, int threads, int body, String open, String close) {
        this.name = name;
        this.threads = threads;
        this.open = (open + name).getBytes(StandardCharsets.US_ASCII);
        this.middle = "\",\"body\":".getBytes(StandardCharsets.US_ASCII);
        this.close = close.getBytes(StandardCharsets.US_ASCII);
        this.body = body;
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < BODIES; i++) {
            bodies[i] = new byte[body];
            for (int k = 0; k < body; k++) {
                bodies[i][k] = ALPHABET[random.nextInt(ALPHABET.length)];
            }
            bodies[i][0] = '"';
            bodies[i][body - 1] = '"';
        }
    }

    /** As lines of a batch. */
    public static Mail lines(String name, int threads, int body) {
        return new Mail(name, threads, body, "{\"thread\":\"", "}\n");
    }

    /** As {@code send} frames of WebSocket. */
    public static Mail frames(String name, int threads, int body) {
        return new Mail(name, threads, body, "{\"type\":\"send\",\"thread\":\"", "}");
    }

    /** The thread's name. */
    public String thread(int index) {
        return name + String.format("%0" + DIGITS + "d", index);
    }

    public int threads() {
        return threads;
    }

    /** Bytes of one message as it is written. */
    public int size() {
        return open.length + DIGITS + middle.length + body + close.length;
    }

    /** The next message, for the next thread. */
    public void write(ByteBuffer out) {
        out.put(open);
        int thread = (int) (next % threads);
        for (int i = DIGITS, power = 1_000_000; i > 0; i--, power /= 10) {
            out.put((byte) ('0' + thread / power % 10));
        }
        out.put(middle).put(bodies[(int) (next * 7 % BODIES)]).put(close);
        next++;
    }
}
