package dev.restante.websocket.rfc6455;

import dev.restante.websocket.socket.CloseCode;
import dev.restante.websocket.socket.Frame;
import dev.restante.websocket.socket.Socket;
import dev.restante.websocket.socket.SocketListener;
import io.undertow.server.ServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.conduits.ConduitStreamSourceChannel;

/** A socket on an upgraded connection. */
final class CodecSocket implements Socket, FrameListener {
    private static final int SCRATCH_BYTES = 64 * 1024;
    /** So much is read of one connection before others have their turn. */
    private static final int READS_A_TURN = 4;

    private static final ThreadLocal<ByteBuffer> SCRATCH =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(SCRATCH_BYTES));
    private static final int NO_CODE = 1005;

    private final ServerConnection owner;
    private final StreamConnection connection;
    private final ConduitStreamSourceChannel source;
    private final FrameParser parser;
    private final Outgoing outgoing;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable SocketListener listener;
    private boolean paused = true;
    private boolean begun;
    private boolean peerClosed;
    private boolean passOpen;
    /** Read before a pause, and not parsed yet. */
    private @Nullable ByteBuffer unparsed;

    private volatile boolean heard;
    private volatile long incomplete;

    /** {@code owner}: Undertow's view of the connection, whose end it tells. */
    CodecSocket(ServerConnection owner, StreamConnection connection, int maxBytes) {
        this.owner = owner;
        this.connection = connection;
        this.source = connection.getSourceChannel();
        this.parser = new FrameParser(maxBytes, this);
        this.outgoing = new Outgoing(connection.getSinkChannel());
    }

    @Override
    public void listen(SocketListener newListener) {
        listener = newListener;
        owner.addCloseListener(closed -> ends());
        source.setReadListener(channel -> readable());
        connection.getSinkChannel().setWriteListener(channel -> writable());
        if (!connection.isOpen()) {
            ends();
        }
    }

    @Override
    public boolean write(List<Frame> frames) {
        if (outgoing.isCloseQueued()) {
            // Never written: whoever waits for it to be must not be told that it was.
            return false;
        }
        outgoing.pass().take(frames);
        passOpen = !flush();
        return !passOpen;
    }

    @Override
    public void ping() {
        outgoing.ping();
        flushUnlessBusy();
    }

    @Override
    public void close(CloseCode code) {
        byte[] reason = code.reason().getBytes(StandardCharsets.US_ASCII);
        outgoing.close(ByteBuffer.allocate(2 + reason.length)
                .putShort((short) code.code())
                .put(reason)
                .array());
        flushUnlessBusy();
    }

    @Override
    public void abort() {
        try {
            connection.setOption(Options.CLOSE_ABORT, true);
        } catch (IOException | RuntimeException e) {
            // Closed already.
        }
        IoUtils.safeClose(connection);
        ends();
    }

    @Override
    public void pauseReading() {
        paused = true;
        source.suspendReads();
    }

    @Override
    public void resumeReading() {
        paused = false;
        // What is left of an earlier read comes first, and in a turn of its own: we may be within a call of our
        // listener.
        execute(() -> {
            ByteBuffer left = unparsed;
            unparsed = null;
            if (left != null) {
                consume(left);
            }
            if (!paused && connection.isOpen()) {
                if (begun) {
                    source.resumeReads();
                } else {
                    // The client may have sent frames along with its handshake: they are in a buffer by now.
                    begun = true;
                    source.wakeupReads();
                }
            }
        });
    }

    @Override
    public void execute(Runnable task) {
        try {
            connection.getIoThread().execute(task);
        } catch (RejectedExecutionException e) {
            // The listener is closed, and what is left of the connection was cut with it.
        }
    }

    @Override
    public Traffic traffic() {
        boolean wasHeard = heard;
        heard = false;
        return new Traffic(wasHeard, outgoing.pass().takeMoved(), outgoing.pass().takeDrained(), incomplete);
    }

    @Override
    public void text(byte[] utf8) {
        listener().received(utf8);
    }

    @Override
    public void ping(byte[] payload) {
        outgoing.pong(payload);
        flushUnlessBusy();
    }

    @Override
    public void pong() {
        // That bytes came is all it says.
    }

    @Override
    public void close(int code) {
        peerClosed = true;
        listener().peerLeft();
        outgoing.close(
                code == NO_CODE
                        ? new byte[0]
                        : ByteBuffer.allocate(2).putShort((short) code).array());
        flushUnlessBusy();
    }

    @Override
    public void refused(CloseCode code) {
        listener().refused(code);
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    private void readable() {
        ByteBuffer in = SCRATCH.get();
        try {
            for (int turn = 0; turn < READS_A_TURN && !paused; turn++) {
                int read = source.read(in.clear());
                if (read < 0) {
                    lost();
                    return;
                }
                if (read == 0) {
                    return;
                }
                heard = true;
                consume(in.flip());
                if (read < in.capacity()) {
                    return;
                }
            }
        } catch (IOException e) {
            lost();
        }
    }

    private void consume(ByteBuffer in) {
        parser.parse(in);
        incomplete = parser.incomplete();
        if (in.hasRemaining()) {
            unparsed = ByteBuffer.allocate(in.remaining()).put(in).flip();
        }
    }

    private void writable() {
        if (flush() && passOpen) {
            passOpen = false;
            listener().written();
        }
    }

    private void flushUnlessBusy() {
        if (!passOpen) {
            flush();
        }
    }

    /** Whether nothing is left to be written; otherwise goes on when there is room. */
    private boolean flush() {
        try {
            if (!outgoing.flush()) {
                connection.getSinkChannel().resumeWrites();
                return outgoing.pass().isOut();
            }
        } catch (IOException e) {
            lost();
            return false;
        }
        connection.getSinkChannel().suspendWrites();
        if (outgoing.isClosed() && peerClosed) {
            IoUtils.safeClose(connection);
        }
        return true;
    }

    /** The peer sends or takes no more. */
    private void lost() {
        listener().peerLeft();
        IoUtils.safeClose(connection);
        ends();
    }

    /** Tells the end on the socket's own thread; where that is no more, here. */
    private void ends() {
        try {
            connection.getIoThread().execute(this::end);
        } catch (RejectedExecutionException e) {
            end();
        }
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            listener().ended();
        }
    }

    private SocketListener listener() {
        return Objects.requireNonNull(listener, "listener");
    }
}
