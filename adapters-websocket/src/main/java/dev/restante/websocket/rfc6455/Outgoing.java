package dev.restante.websocket.rfc6455;

import dev.restante.websocket.channel.Pass;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xnio.conduits.ConduitStreamSinkChannel;

/** What goes out: the frames of one pass, with control frames between them and a close frame after them. */
final class Outgoing {
    private final Pass pass;
    private @Nullable ByteBuffer pong;
    private @Nullable ByteBuffer ping;
    private @Nullable ByteBuffer close;
    private boolean closeQueued;

    Outgoing(ConduitStreamSinkChannel sink) {
        this.pass = new Pass(sink);
    }

    /** For the next pass: the one before is out, and no close frame is queued. */
    Pass pass() {
        return pass;
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

    /** Writes as much as goes; whether nothing is left. */
    boolean flush() throws IOException {
        while (true) {
            if (pass.isBetweenFrames() && !flushControl()) {
                return false;
            }
            if (pass.isOut()) {
                return close == null || flushClose();
            }
            if (!pass.flushFrames()) {
                return false;
            }
        }
    }

    private boolean flushControl() throws IOException {
        if (pong != null) {
            pass.write(pong);
            if (pong.hasRemaining()) {
                return false;
            }
            pong = null;
        }
        if (ping != null) {
            pass.write(ping);
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
            pass.write(bytes);
            if (bytes.hasRemaining()) {
                return false;
            }
            close = null;
        }
        return true;
    }

    private static ByteBuffer control(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(2 + payload.length);
        return frame.put((byte) (0x80 | opcode)).put((byte) payload.length).put(payload).flip();
    }
}
