package dev.restante.websocket.channel;

import dev.restante.websocket.socket.SocketListener;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A carrier that HTTP has given away: its thread, its end, and who hears of that. */
public final class Link {
    private final Carrier carrier;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable SocketListener listener;

    public Link(Carrier carrier) {
        this.carrier = carrier;
    }

    /** Who hears of the end; once, and before it is asked for. */
    public void listen(SocketListener newListener) {
        listener = newListener;
        carrier.onEnd(this::ends);
        if (!carrier.isOpen()) {
            ends();
        }
    }

    public SocketListener listener() {
        return Objects.requireNonNull(listener, "listener");
    }

    /** Runs a task on the connection's own thread, soon; drops it where that thread is no more. From any thread. */
    public void execute(Runnable task) {
        Burst.post(carrier.thread(), task);
    }

    /** As {@link #execute}, but within a {@link Burst} at its end. */
    public void executeGathered(Runnable task) {
        Burst.execute(carrier.thread(), task);
    }

    public void close() {
        carrier.close();
    }

    /** Cuts it, and throws away what the kernel still holds for it. From any thread; may be repeated. */
    public void abort() {
        carrier.abort();
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
            carrier.thread().execute(this::end);
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
