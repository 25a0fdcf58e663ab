package dev.restante.rocksdb;

import dev.restante.domain.message.ThreadId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The keys: a thread's name ends with a zero byte, which no name contains; numbers sort as they count. */
final class Keys {
    /** What keys of the system's own threads begin with, and no others. */
    static final byte[] SYSTEM = {'$'};

    private Keys() {}

    static byte[] thread(ThreadId thread) {
        return thread.value().getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] numbered(byte[] thread, long number) {
        return ByteBuffer.allocate(thread.length + 1 + Long.BYTES)
                .put(thread)
                .put((byte) 0)
                .putLong(number)
                .array();
    }

    static boolean isOf(byte[] key, byte[] thread) {
        return key.length == thread.length + 1 + Long.BYTES
                && key[thread.length] == 0
                && Arrays.equals(key, 0, thread.length, thread, 0, thread.length);
    }

    static long number(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
    }

    static byte[] due(long at, byte[] thread) {
        return ByteBuffer.allocate(Long.BYTES + thread.length)
                .putLong(at)
                .put(thread)
                .array();
    }

    static long dueAt(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }

    static ThreadId dueThread(byte[] key) {
        return new ThreadId(new String(key, Long.BYTES, key.length - Long.BYTES, StandardCharsets.US_ASCII));
    }
}
