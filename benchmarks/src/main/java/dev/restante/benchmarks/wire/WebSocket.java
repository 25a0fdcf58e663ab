package dev.restante.benchmarks.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A connection over WebSocket. Its frames are masked by zero, which costs nothing and is as good as any to the gateway. */
abstract class WebSocket extends Conn {
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;

    private final String target;
    private boolean open;

    WebSocket(String target) {
        this.target = target;
    }

    /** A text frame's payload. */
    abstract void text(byte[] bytes, int from, int to) throws IOException;

    @Override
    final void begin() throws IOException {
        String request = "GET " + target + " HTTP/1.1\r\nHost: bench\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        send(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The header of a client's frame. */
    static void header(ByteBuffer out, int length) {
        out.put((byte) TEXT);
        if (length < 126) {
            out.put((byte) (0x80 | length));
        } else {
            out.put((byte) (0x80 | 126)).putShort((short) length);
        }
        out.putInt(0);
    }

    @Override
    final int take(byte[] bytes, int from, int to) throws IOException {
        int at = open ? from : opened(bytes, from, to);
        while (open && to - at >= 2) {
            int first = bytes[at + 1];
            int head = first < 126 ? 2 : first == 126 ? 4 : 10;
            if (to - at < head) {
                return at;
            }
            int length = first < 126 ? first : (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
            if (to - at - head < length) {
                return at;
            }
            switch (bytes[at] & 0xff) {
                case TEXT -> text(bytes, at + head, at + head + length);
                case PING -> send(ByteBuffer.allocate(6).put((byte) PONG).put((byte) 0x80).putInt(0).flip());
                default -> throw new IOException("frame: " + bytes[at] + " (expected: text or ping)");
            }
            at += head + length;
        }
        return at;
    }

    private int opened(byte[] bytes, int from, int to) throws IOException {
        for (int end = from; end <= to - HEAD_END.length; end++) {
            if (Bytes.begin(bytes, end, to, HEAD_END)) {
                String status = new String(bytes, from, 12, StandardCharsets.US_ASCII);
                if (!status.equals("HTTP/1.1 101")) {
                    throw new IOException("upgrade: " + status + " (expected: 101)");
                }
                open = true;
                return end + HEAD_END.length;
            }
        }
        return from;
    }
}
