package dev.restante.benchmarks.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One connection of a {@link Loop}. What is read goes through buffers that all share; what is incomplete is kept. */
public abstract class Conn {
    private static final int READ_BYTES = 256 * 1024;
    private static final ByteBuffer DIRECT = ByteBuffer.allocateDirect(READ_BYTES);
    private static final byte[] HEAP = new byte[2 * READ_BYTES];

    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private byte[] kept = {};
    private ByteBuffer unsent = ByteBuffer.allocate(0);

    final void attach(SocketChannel newChannel, SelectionKey newKey) {
        channel = newChannel;
        key = newKey;
    }

    /** The connection is there. */
    abstract void begin() throws IOException;

    /** Takes what is complete of the bytes from {@code from} to {@code to}; answers up to where. */
    abstract int take(byte[] bytes, int from, int to) throws IOException;

    /** All that was read in one turn is taken. */
    abstract void turned() throws IOException;

    /** All that was to be sent is sent. */
    void sent() throws IOException {}

    final void readable() throws IOException {
        int read = channel().read(DIRECT.clear());
        if (read < 0) {
            throw new EOFException("closed by the gateway");
        }
        int length = kept.length;
        System.arraycopy(kept, 0, HEAP, 0, length);
        DIRECT.flip().get(HEAP, length, read);
        length += read;
        int taken = take(HEAP, 0, length);
        kept = taken == length && kept.length == 0 ? kept : Arrays.copyOfRange(HEAP, taken, length);
        turned();
    }

    final void writable() throws IOException {
        channel().write(unsent);
        if (!unsent.hasRemaining()) {
            interest(SelectionKey.OP_READ);
            sent();
        }
    }

    /** Whether something waits to be sent. */
    final boolean isBusy() {
        return unsent.hasRemaining();
    }

    /** Sends all of it, now or later; what the kernel does not take is copied. */
    final void send(ByteBuffer bytes) throws IOException {
        if (!unsent.hasRemaining()) {
            channel().write(bytes);
        }
        if (bytes.hasRemaining()) {
            unsent = ByteBuffer.allocate(unsent.remaining() + bytes.remaining()).put(unsent).put(bytes).flip();
            interest(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    private void interest(int ops) {
        if (key != null) {
            key.interestOps(ops);
        }
    }

    private SocketChannel channel() {
        if (channel == null) {
            throw new IllegalStateException("connection: not begun");
        }
        return channel;
    }
}
