package dev.restante.websocket.channel;

import dev.restante.websocket.socket.SocketListener;
import io.undertow.server.ServerConnection;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.StreamConnection;

/** A connection that HTTP has given away: its thread, its end, and who hears of that. */
public final class Link {
    private final ServerConnection owner;
    private final StreamConnection connection;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable SocketListener listener;

    /** {@code owner}: Undertow's view of the connection, whose end it tells. */
    public Link(ServerConnection owner, StreamConnection connection) {
        this.owner = owner;
        this.connection = connection;
    }

    /** Who hears of the end; once, and before it is asked for. */
    public void listen(SocketListener newListener) {
        listener = newListener;
        owner.addCloseListener(closed -> ends());
        if (!connection.isOpen()) {
            ends();
        }
    }

    public SocketListener listener() {
        return Objects.requireNonNull(listener, "listener");
    }

    /** Runs a task on the connection's own thread, soon; drops it where that thread is no more. From any thread. */
    public void execute(Runnable task) {
        Burst.post(connection.getIoThread(), task);
    }

    /** As {@link #execute}, but within a {@link Burst} at its end. */
    public void executeGathered(Runnable task) {
        Burst.execute(connection.getIoThread(), task);
    }

    public void close() {
        IoUtils.safeClose(connection);
    }

    /** Cuts it, and throws away what the kernel still holds for it. From any thread; may be repeated. */
    public void abort() {
        try {
            connection.setOption(Options.CLOSE_ABORT, true);
        } catch (IOException | RuntimeException e) {
            // Closed already.
        }
        close();
        ends();
    }

    /** The peer sends or takes no more. */
    public void lost() {
        listener().peerLeft();
        close();
        ends();
    }

    /** Tells the end on the connection's own thread; where that is no more, here. */
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
}
