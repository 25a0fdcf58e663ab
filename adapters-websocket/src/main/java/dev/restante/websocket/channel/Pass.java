package dev.restante.websocket.channel;

import dev.restante.websocket.socket.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.xnio.channels.StreamSinkChannel;

/**
 * Writes the frames of one pass, gathered into few writes, and other bytes between them. Belongs to the I/O thread, whose
 * scratch buffer it borrows for a moment.
 */
public final class Pass {
    private static final int SCRATCH_BYTES = 128 * 1024;
    private static final ThreadLocal<ByteBuffer> SCRATCH =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(SCRATCH_BYTES));

    private final StreamSinkChannel sink;
    private List<Frame> frames = List.of();
    private int at;
    /** Bytes of the frame at {@code at} that are out already. */
    private int offset;

    private boolean blocked;
    /** Whether the channel keeps back what it took. */
    private boolean held;
    private volatile boolean moved;
    private volatile boolean drained;

    public Pass(StreamSinkChannel sink) {
        this.sink = sink;
    }

    /** The next pass; the one before is out. */
    public void take(List<Frame> next) {
        frames = next;
        at = 0;
        offset = 0;
    }

    /** Whether all of its frames are written. */
    public boolean isOut() {
        return at == frames.size();
    }

    /** Whether no frame is written in part, so that other bytes may come now. */
    public boolean isBetweenFrames() {
        return offset == 0;
    }

    /** Whether bytes went to the kernel since this was asked last. From any thread. */
    public boolean takeMoved() {
        boolean was = moved;
        moved = false;
        return was;
    }

    /** Whether the kernel, once full, took more since this was asked last. From any thread. */
    public boolean takeDrained() {
        boolean was = drained;
        drained = false;
        return was;
    }

    /** Writes some of what is left; false where the channel takes no more for now. */
    public boolean flushFrames() throws IOException {
        ByteBuffer scratch = SCRATCH.get().clear();
        int skip = offset;
        for (int i = at; i < frames.size() && scratch.hasRemaining(); i++) {
            frames.get(i).copyTo(scratch, skip);
            skip = 0;
        }
        scratch.flip();
        int written = write(scratch);
        advance(written);
        return !scratch.hasRemaining();
    }

    /** Writes other bytes, as many as go; only where {@link #isBetweenFrames}. */
    public int write(ByteBuffer bytes) throws IOException {
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

    /** Whether the kernel has all that was written: TLS keeps back a record of which it took only a part. */
    public boolean flush() throws IOException {
        boolean flushed = sink.flush();
        if (flushed && held) {
            drained = true;
            moved = true;
        }
        held = !flushed;
        return flushed;
    }

    private void advance(int written) {
        int left = written;
        while (left > 0) {
            int rest = frames.get(at).size() - offset;
            if (left < rest) {
                offset += left;
                return;
            }
            left -= rest;
            at++;
            offset = 0;
        }
        if (isOut()) {
            // Whose list it is may use it for the next one.
            take(List.of());
        }
    }
}
