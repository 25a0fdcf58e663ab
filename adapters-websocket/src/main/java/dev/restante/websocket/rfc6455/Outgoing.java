package dev.restante.websocket.rfc6455;

import dev.restante.websocket.socket.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xnio.conduits.ConduitStreamSinkChannel;

/**
 * What goes out: the frames of one pass, gathered into few writes, with control frames between them and a close frame
 * after them. Belongs to the I/O thread, whose scratch buffer it borrows for a moment.
 */
final class Outgoing {
    private static final int SCRATCH_BYTES = 128 * 1024;
    private static final ThreadLocal<ByteBuffer> SCRATCH =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(SCRATCH_BYTES));

    private final ConduitStreamSinkChannel sink;
    private List<Frame> pass = List.of();
    private int at;
    /** Bytes of the frame at {@code at} that are out already. */
    private int offset;

    private @Nullable ByteBuffer pong;
    private @Nullable ByteBuffer ping;
    private @Nullable ByteBuffer close;
    private boolean closeQueued;
    private boolean blocked;
    private volatile boolean moved;
    private volatile boolean drained;

    Outgoing(ConduitStreamSinkChannel sink) {
        this.sink = sink;
    }

    /** The next pass; the one before is out, and no close frame is queued. */
    void take(List<Frame> frames) {
        pass = frames;
        at = 0;
        offset = 0;
    }

    boolean isPassOut() {
        return at == pass.size();
    }

    /** Only the answer to the latest ping is kept, as section 5.5.3 allows; one that is being written stays whole. */
    void pong(byte[] payload) {
        if (!closeQueued && (pong == null || pong.position() == 0)) {
            pong = control(Opcode.PONG, payload);
        }
    }

    void ping() {
        if (!closeQueued && ping == null) {
            ping = control(Opcode.PING, new byte[0]);
        }
    }

    /** Queued once; the first counts. */
    void close(byte[] payload) {
        if (!closeQueued) {
            closeQueued = true;
            close = control(Opcode.CLOSE, payload);
        }
    }

    boolean isClosed() {
        return closeQueued && close == null;
    }

    boolean isCloseQueued() {
        return closeQueued;
    }

    boolean takeMoved() {
        boolean was = moved;
        moved = false;
        return was;
    }

    boolean takeDrained() {
        boolean was = drained;
        drained = false;
        return was;
    }

    /** Writes as much as goes; whether nothing is left. */
    boolean flush() throws IOException {
        while (true) {
            if (offset == 0 && !flushControl()) {
                return false;
            }
            if (isPassOut()) {
                return close == null || flushClose();
            }
            if (!flushFrames()) {
                return false;
            }
        }
    }

    private boolean flushFrames() throws IOException {
        ByteBuffer scratch = SCRATCH.get().clear();
        int skip = offset;
        for (int i = at; i < pass.size() && scratch.hasRemaining(); i++) {
            pass.get(i).copyTo(scratch, skip);
            skip = 0;
        }
        scratch.flip();
        int written = write(scratch);
        advance(written);
        return !scratch.hasRemaining();
    }

    private void advance(int written) {
        int left = written;
        while (left > 0) {
            int rest = pass.get(at).size() - offset;
            if (left < rest) {
                offset += left;
                return;
            }
            left -= rest;
            at++;
            offset = 0;
        }
    }

    private boolean flushControl() throws IOException {
        if (pong != null) {
            write(pong);
            if (pong.hasRemaining()) {
                return false;
            }
            pong = null;
        }
        if (ping != null) {
            write(ping);
            if (ping.hasRemaining()) {
                return false;
            }
            ping = null;
        }
        return true;
    }

    private boolean flushClose() throws IOException {
        ByteBuffer bytes = close;
        if (bytes != null) {
            write(bytes);
            if (bytes.hasRemaining()) {
                return false;
            }
            close = null;
        }
        return true;
    }

    private int write(ByteBuffer bytes) throws IOException {
        int total = 0;
        while (bytes.hasRemaining()) {
            int written = sink.write(bytes);
            if (written == 0) {
                break;
            }
            total += written;
        }
        if (total > 0) {
            // The kernel takes bytes for a dead peer too; only when it takes more after it was full has the peer
            // taken some.
            drained |= blocked;
            moved = true;
        }
        blocked = bytes.hasRemaining();
        return total;
    }

    private static ByteBuffer control(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(2 + payload.length);
        return frame.put((byte) (0x80 | opcode)).put((byte) payload.length).put(payload).flip();
    }
}
