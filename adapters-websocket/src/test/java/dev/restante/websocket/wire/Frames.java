package dev.restante.websocket.wire;

import dev.restante.websocket.socket.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Client frames, byte by byte. */
public final class Frames {
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private Frames() {}

    public static byte[] text(String text) {
        return frame(true, RawClient.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A masked frame. */
    public static byte[] frame(boolean last, int opcode, byte[] payload) {
        byte[] masked = payload.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= MASK[i % 4];
        }
        return join(header(last, opcode, payload.length, true), MASK, masked);
    }

    /** A frame as only a server may send it. */
    public static byte[] unmasked(int opcode, byte[] payload) {
        return join(header(true, opcode, payload.length, false), payload);
    }

    /** A close frame. */
    public static byte[] close(int code) {
        return frame(true, RawClient.CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
    }

    /** The first bytes of a frame, up to the mask; {@code opcode} may carry reserved bits. */
    public static byte[] header(boolean last, int opcode, long length, boolean masked) {
        int first = (last ? 0x80 : 0) | opcode;
        int mask = masked ? 0x80 : 0;
        if (length < 126) {
            return new byte[] {(byte) first, (byte) (mask | length)};
        }
        if (length < 1 << 16) {
            return new byte[] {(byte) first, (byte) (mask | 126), (byte) (length >> 8), (byte) length};
        }
        return ByteBuffer.allocate(10).put((byte) first).put((byte) (mask | 127)).putLong(length).array();
    }

    /** A frame as it goes out. */
    public static ByteBuffer whole(Frame frame) {
        ByteBuffer bytes = ByteBuffer.allocate(frame.size());
        frame.copyTo(bytes, 0);
        return bytes.flip();
    }

    /** The text of an unmasked text frame. */
    public static String text(Frame frame) {
        ByteBuffer bytes = whole(frame);
        int length = bytes.get(1);
        bytes.position(length < 126 ? 2 : length == 126 ? 4 : 10);
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
