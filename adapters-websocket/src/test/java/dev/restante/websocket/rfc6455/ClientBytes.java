package dev.restante.websocket.rfc6455;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client's bytes, right or wrong as the test wants them. */
final class ClientBytes {
    static final int KEY = 0x37fa213d;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static ClientBytes bytes() {
        return new ClientBytes();
    }

    ClientBytes text(String text) {
        return frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A masked frame in minimal form; {@code first} holds the final bit, the reserved bits and the opcode. */
    ClientBytes frame(int first, byte... payload) {
        int lengthBytes = payload.length < 126 ? 0 : payload.length <= 0xffff ? 2 : 8;
        return frame(first, lengthBytes, payload.length, payload);
    }

    /** A masked frame whose length stands in so many bytes more, and says what it is told to. */
    ClientBytes frame(int first, int lengthBytes, long announced, byte... payload) {
        out.write(first);
        out.write(0x80 | (lengthBytes == 0 ? (int) announced : lengthBytes == 2 ? 126 : 127));
        for (int i = lengthBytes - 1; i >= 0; i--) {
            out.write((int) (announced >>> (8 * i)));
        }
        byte[] key = ByteBuffer.allocate(4).putInt(KEY).array();
        out.writeBytes(key);
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ key[i & 3]);
        }
        return this;
    }

    ClientBytes raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    ClientBytes append(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
