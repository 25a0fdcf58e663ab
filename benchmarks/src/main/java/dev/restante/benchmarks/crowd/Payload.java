package dev.restante.benchmarks.crowd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** What a message carries: its thread's name, its number, and filling; ASCII, of one size. For one thread. */
final class Payload {
    /** Digits of a thread's name. */
    static final int NAME = 7;

    private static final int NUMBER = 8;
    private static final int FILLINGS = 101;
    private static final byte[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);

    private final int size;
    private final byte[][] fillings = new byte[FILLINGS][];

    Payload(int size) {
        this.size = size;
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < FILLINGS; i++) {
            fillings[i] = new byte[size - NAME - NUMBER];
            for (int k = 0; k < fillings[i].length; k++) {
                fillings[i][k] = ALPHABET[random.nextInt(ALPHABET.length)];
            }
        }
    }

    static String name(int thread) {
        return String.format("%0" + NAME + "d", thread);
    }

    int size() {
        return size;
    }

    void write(ByteBuffer out, byte[] thread, int number) {
        out.put(thread);
        for (int i = 0, power = 10_000_000; i < NUMBER; i++, power /= 10) {
            out.put((byte) ('0' + number / power % 10));
        }
        out.put(fillings[number % FILLINGS]);
    }

    /** The number of the payload that begins there, in a buffer that is little-endian. */
    static int number(ByteBuffer in, int at) {
        assert in.order() == ByteOrder.LITTLE_ENDIAN;
        // Eight digits in three multiplications: pairs, fours, eight.
        long digits = in.getLong(at + NAME) - 0x3030303030303030L;
        digits = digits * 10 + (digits >>> 8);
        return (int) (((digits & 0x000000ff000000ffL) * 0x000f424000000064L
                + ((digits >>> 16) & 0x000000ff000000ffL) * 0x0000271000000001L) >>> 32);
    }
}
