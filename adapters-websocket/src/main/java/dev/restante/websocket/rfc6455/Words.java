package dev.restante.websocket.rfc6455;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time. */
final class Words {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Words() {}

    static long get(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /**
     * Takes the mask off (RFC 6455, section 5.3).
     *
     * @param key the masking key, its first byte highest
     * @param phase how many bytes of the payload came before, modulo 4
     */
    static void unmask(byte[] bytes, int start, int end, int key, int phase) {
        int turned = Integer.rotateLeft(key, 8 * phase);
        long twice = ((long) turned << 32) | (turned & 0xffffffffL);
        int at = start;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            LONGS.set(bytes, at, (long) LONGS.get(bytes, at) ^ twice);
        }
        for (int i = 0; at < end; at++, i++) {
            bytes[at] ^= (byte) (turned >>> (24 - 8 * (i & 3)));
        }
    }
}
