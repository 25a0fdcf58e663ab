package dev.restante.websocket.rfc6455;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Gathers payloads. Grows with what has come, never with what was announced. For one thread. */
final class MessageBuffer {
    private static final byte[] NOTHING = new byte[0];
    private static final int LEAST = 256;

    private byte[] bytes = NOTHING;
    private int size;

    int size() {
        return size;
    }

    /** Takes {@code count} bytes off {@code in}; {@code coming} bytes are announced, these included. */
    void take(ByteBuffer in, int count, long coming) {
        int needed = size + count;
        if (needed > bytes.length) {
            long roomy = Math.max(needed, Math.max(LEAST, 2L * bytes.length));
            bytes = Arrays.copyOf(bytes, (int) Math.min(size + coming, roomy));
        }
        in.get(bytes, size, count);
        size = needed;
    }

    byte[] array() {
        return bytes;
    }

    /** The bytes gathered, for the caller to keep; begins anew. */
    byte[] release() {
        byte[] whole = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        bytes = NOTHING;
        size = 0;
        return whole;
    }
}
