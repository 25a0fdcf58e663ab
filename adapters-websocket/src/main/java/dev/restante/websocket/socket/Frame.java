package dev.restante.websocket.socket;

import dev.restante.websocket.json.JsonBytes;
import java.nio.ByteBuffer;

/**
 * What is written in one piece, ready for any number of connections; for WebSocket that is one unfragmented, unmasked
 * text frame (RFC 6455, section 5.2), header and all. Nobody may change the bytes: they are shared.
 */
public final class Frame {
    private static final int FINAL_TEXT = 0x81;
    private static final int SHORT = 126;

    private final byte[] bytes;
    private final int start;
    private final int end;

    private Frame(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    /** Takes over the array of {@code json}; nothing may be written to that afterwards. */
    public static Frame of(JsonBytes json) {
        byte[] bytes = json.array();
        int length = json.end() - JsonBytes.ROOM;
        int lengthBytes = length < SHORT ? 0 : length <= 0xffff ? 2 : 8;
        int start = JsonBytes.ROOM - 2 - lengthBytes;
        bytes[start] = (byte) FINAL_TEXT;
        bytes[start + 1] = (byte) (lengthBytes == 0 ? length : lengthBytes == 2 ? SHORT : SHORT + 1);
        for (int i = 0; i < lengthBytes; i++) {
            bytes[JsonBytes.ROOM - 1 - i] = (byte) (i < 4 ? length >>> (8 * i) : 0);
        }
        return new Frame(bytes, start, json.end());
    }

    /** All that was written to {@code bytes}, as it is; takes over the array as {@link #of} does. */
    public static Frame plain(JsonBytes bytes) {
        return new Frame(bytes.array(), JsonBytes.ROOM, bytes.end());
    }

    /** Bytes on the wire, header included. */
    public int size() {
        return end - start;
    }

    /** Puts the bytes from {@code from} on, as many as {@code target} has room for. */
    public void copyTo(ByteBuffer target, int from) {
        target.put(bytes, start + from, Math.min(target.remaining(), size() - from));
    }
}
