package dev.restante.websocket.sse;

import dev.restante.websocket.channel.Pass;
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

/**
 * A stream of events that nothing comes back on: its ping is a comment, and to close it ends the stream. Its reader counts
 * as heard at all times, having nothing to say; that one is gone shows when what is written is no longer taken.
 */
final class EventSocket implements Socket {
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SCRATCH_BYTES = 4 * 1024;
    private static final ThreadLocal<ByteBuffer> SCRATCH =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(SCRATCH_BYTES));

    private final ServerConnection owner;
    private final StreamConnection connection;
    private final Pass pass;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable SocketListener listener;
    /** What goes between events: first of all the head of the response. */
    private ByteBuffer between;

    private boolean passOpen;
    private boolean closing;
    private boolean closed;

    /** {@code owner}: Undertow's view of the connection, whose end it tells. */
    EventSocket(ServerConnection owner, StreamConnection connection, ByteBuffer head) {
        this.owner = owner;
        this.connection = connection;
        this.pass = new Pass(connection.getSinkChannel());
        this.between = head;
    }

    @Override
    public void listen(SocketListener newListener) {
        listener = newListener;
        owner.addCloseListener(gone -> ends());
        connection.getSourceChannel().setReadListener(channel -> readable());
        connection.getSinkChannel().setWriteListener(channel -> writable());
        if (!connection.isOpen()) {
            ends();
        }
        flush();
    }

    @Override
    public boolean write(List<Frame> frames) {
        if (closing) {
            // Never written: whoever waits for it to be must not be told that it was.
            return false;
        }
        pass.take(frames);
        passOpen = !flush();
        return !passOpen;
    }

    @Override
    public void ping() {
        if (!closing && !between.hasRemaining()) {
            between = ByteBuffer.wrap(COMMENT);
            flushUnlessBusy();
        }
    }

    @Override
    public void close(CloseCode code) {
        closing = true;
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
        connection.getSourceChannel().suspendReads();
    }

    @Override
    public void resumeReading() {
        connection.getSourceChannel().resumeReads();
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
        return new Traffic(true, pass.takeMoved(), pass.takeDrained(), 0);
    }

    /** What a reader sends is of no interest, except for its end. */
    private void readable() {
        try {
            int read = connection.getSourceChannel().read(SCRATCH.get().clear());
            if (read < 0) {
                lost();
            }
        } catch (IOException e) {
            lost();
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

    /** Whether the pass is out; what is left goes on when there is room. */
    private boolean flush() {
        try {
            if (flushAll()) {
                connection.getSinkChannel().suspendWrites();
            } else {
                connection.getSinkChannel().resumeWrites();
            }
            return pass.isOut();
        } catch (IOException e) {
            lost();
            return false;
        }
    }

    private boolean flushAll() throws IOException {
        while (true) {
            if (pass.isBetweenFrames()) {
                pass.write(between);
                if (between.hasRemaining()) {
                    return false;
                }
            }
            if (pass.isOut()) {
                return !closing || finish();
            }
            if (!pass.flushFrames()) {
                return false;
            }
        }
    }

    /** The end of the stream; the client closes when it has read that. */
    private boolean finish() throws IOException {
        if (!closed) {
            closed = true;
            connection.getSinkChannel().shutdownWrites();
        }
        return connection.getSinkChannel().flush();
    }

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
