package dev.restante.websocket.rfc6455;

import dev.restante.websocket.channel.Pass;
import dev.restante.websocket.channel.Writer;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Control frames that go out: pings and pongs between frames, and a close frame after them. */
final class Outgoing implements Writer.Manners {
    private final Runnable onClosed;
    private @Nullable ByteBuffer pong;
    private @Nullable ByteBuffer ping;
    private @Nullable ByteBuffer close;
    private boolean closeQueued;

    /** {@code onClosed} runs whenever the close frame is found to be out. */
    Outgoing(Runnable onClosed) {
        this.onClosed = onClosed;
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

    boolean isCloseQueued() {
        return closeQueued;
    }

    @Override
    public boolean between(Pass pass) throws IOException {
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

    @Override
    public boolean after(Pass pass) throws IOException {
        ByteBuffer bytes = close;
        if (bytes != null) {
            pass.write(bytes);
            if (bytes.hasRemaining()) {
                return false;
            }
            close = null;
        }
        if (closeQueued) {
            if (!pass.flush()) {
                return false;
            }
            onClosed.run();
        }
        return true;
    }

    private static ByteBuffer control(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(2 + payload.length);
        return frame.put((byte) (0x80 | opcode)).put((byte) payload.length).put(payload).flip();
    }
}
