package dev.restante.websocket.ndjson;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for the end of a line, eight bytes at a time. */
final class Newline {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_LF = 0x0a0a0a0a0a0a0a0aL;
    private static final long EACH_LOWEST = 0x0101010101010101L;
    private static final long EACH_HIGHEST = 0x8080808080808080L;

    private Newline() {}

    /** Where the next LF is, or {@code to} where there is none. */
    static int next(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            // A byte that is LF becomes zero, and the lowest bit that then survives is that byte's highest.
            long zeroed = (long) LONGS.get(bytes, at) ^ EACH_LF;
            long found = (zeroed - EACH_LOWEST) & ~zeroed & EACH_HIGHEST;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
