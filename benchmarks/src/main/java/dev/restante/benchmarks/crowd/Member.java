package dev.restante.benchmarks.crowd;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One connection over WebSocket. Its frames are masked by zero, which costs nothing and is as good as any to a server. */
abstract class Member {
    private static final byte TEXT = (byte) 0x81;
    private static final byte PING = (byte) 0x89;
    private static final byte PONG = (byte) 0x8a;
    private static final int HEAD_END = 0x0a0d0a0d;

    protected final Dialect dialect;
    private final SocketChannel channel;
    private final SelectionKey key;
    private byte @Nullable [] kept;
    private @Nullable ByteBuffer unsent;
    private boolean open;
    private boolean ready;

    Member(Dialect dialect, SocketChannel channel, SelectionKey key, String target) throws IOException {
        this.dialect = dialect;
        this.channel = channel;
        this.key = key;
        key.attach(this);
        // The example's key of RFC 6455, section 1.3.
        String request = "GET " + target + " HTTP/1.1\r\nHost: bench\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        send(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Takes a message, if the text is one; the buffer is little-endian. */
    abstract boolean message(ByteBuffer in, int from, int length, long nanos);

    abstract boolean isReader();

    final boolean isReady() {
        return ready;
    }

    /** Whether something waits to be sent. */
    final boolean isBusy() {
        return unsent != null;
    }

    final void readable(ByteBuffer in) throws IOException {
        in.clear();
        byte[] before = kept;
        if (before != null) {
            in.put(before);
            kept = null;
        }
        if (channel.read(in) < 0) {
            throw new EOFException("closed by the server");
        }
        in.flip();
        int taken = open ? take(in, 0) : opened(in);
        if (taken < in.limit()) {
            kept = new byte[in.limit() - taken];
            in.get(taken, kept);
        }
    }

    private int take(ByteBuffer in, int from) throws IOException {
        long nanos = System.nanoTime();
        int at = from;
        int end = in.limit();
        while (end - at >= 10 || (end - at >= 2 && in.get(at + 1) < 126)) {
            int first = in.get(at + 1);
            int head = first < 126 ? 2 : first == 126 ? 4 : 10;
            int length = first < 126 ? first
                    : first == 126 ? Short.reverseBytes(in.getShort(at + 2)) & 0xffff
                            : (int) Long.reverseBytes(in.getLong(at + 2));
            if (end - at - head < length) {
                break;
            }
            if (in.get(at) != TEXT) {
                control(in.get(at));
            } else if (!message(in, at + head, length, nanos)) {
                said(in, at + head, length);
            }
            at += head + length;
        }
        return at;
    }

    private void control(byte opcode) throws IOException {
        if (opcode != PING) {
            throw new IOException("frame: " + opcode + " (expected: text or ping)");
        }
        send(ByteBuffer.allocate(6).put(PONG).put((byte) 0x80).putInt(0).flip());
    }

    private void said(ByteBuffer in, int from, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.get(from, bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (dialect.isReady(text, isReader())) {
            ready = true;
        } else if (!dialect.isChatter(text)) {
            throw new IOException("frame: " + text);
        }
        byte[] reply = dialect.reply(text).getBytes(StandardCharsets.US_ASCII);
        if (reply.length > 0) {
            ByteBuffer frame = ByteBuffer.allocate(reply.length + 16);
            header(frame, reply.length);
            send(frame.put(reply).flip());
        }
    }

    private int opened(ByteBuffer in) throws IOException {
        for (int end = 0; end <= in.limit() - 4; end++) {
            if (in.getInt(end) == HEAD_END) {
                open = true;
                return take(in, end + 4);
            }
        }
        return 0;
    }

    /** The header of a client's frame. */
    static void header(ByteBuffer out, int length) {
        out.put(TEXT);
        if (length < 126) {
            out.put((byte) (0x80 | length));
        } else {
            out.put((byte) (0x80 | 126)).put((byte) (length >> 8)).put((byte) length);
        }
        out.putInt(0);
    }

    /** Sends all of it, now or later; what the kernel does not take is copied. */
    final void send(ByteBuffer bytes) throws IOException {
        ByteBuffer before = unsent;
        if (before == null) {
            channel.write(bytes);
        }
        if (bytes.hasRemaining()) {
            ByteBuffer all = ByteBuffer.allocate(bytes.remaining() + (before == null ? 0 : before.remaining()));
            unsent = (before == null ? all : all.put(before)).put(bytes).flip();
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    final void writable() throws IOException {
        ByteBuffer rest = unsent;
        if (rest != null) {
            channel.write(rest);
            if (rest.hasRemaining()) {
                return;
            }
            unsent = null;
        }
        key.interestOps(SelectionKey.OP_READ);
    }
}
