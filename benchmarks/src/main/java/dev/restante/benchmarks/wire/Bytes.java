package dev.restante.benchmarks.wire;

import java.util.Arrays;

/** Looks into bytes without making strings of them. */
final class Bytes {
    private Bytes() {}

    /** Whether the bytes from {@code from} to {@code to} begin so. */
    static boolean begin(byte[] bytes, int from, int to, byte[] with) {
        return to - from >= with.length
                && Arrays.equals(bytes, from, from + with.length, with, 0, with.length);
    }

    /** The number whose first digit is at {@code at}. */
    static long number(byte[] bytes, int at) {
        long number = 0;
        for (int i = at; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }
}
