package dev.restante.rocksdb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers of seven bits a byte, and short texts, as the records of the store have them. */
final class Wire {
    private byte[] bytes;
    private int end;

    Wire(int capacity) {
        bytes = new byte[capacity];
    }

    Wire number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[end++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[end++] = (byte) rest;
        return this;
    }

    Wire fixed(long value) {
        room(Long.BYTES);
        ByteBuffer.wrap(bytes).putLong(end, value);
        end += Long.BYTES;
        return this;
    }

    /** ASCII only, as all names are. */
    Wire text(String text) {
        number(text.length());
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[end++] = (byte) text.charAt(i);
        }
        return this;
    }

    Wire raw(ByteBuffer source) {
        int length = source.remaining();
        room(length);
        source.get(bytes, end, length);
        end += length;
        return this;
    }

    /** Begins anew, with the memory it has. */
    Wire clear() {
        end = 0;
        return this;
    }

    int length() {
        return end;
    }

    void into(ByteBuffer target) {
        target.put(bytes, 0, end);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, end);
    }

    private void room(int more) {
        if (end + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + more));
        }
    }

    static long number(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = from.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("number: more than 10 bytes");
    }

    static String text(ByteBuffer from) {
        byte[] text = new byte[(int) number(from)];
        from.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }
}
