package dev.restante.websocket.connection;

import dev.restante.domain.mailbox.Gap;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.following.Offer;
import dev.restante.ports.following.Recipient;
import dev.restante.ports.following.Subscription;
import dev.restante.ports.following.Take;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.mailbox.Committed;
import dev.restante.websocket.frames.AckMode;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One thread that a connection follows. Told of messages by any thread; the subscription arrives a little later than
 * the first calls, so what needs it waits until then.
 */
final class Reader implements Recipient {
    private final ThreadId thread;
    private final @Nullable String ref;
    private final AckMode mode;
    private final Outbound outbound;
    private final BiConsumer<Reader, String> onFailed;

    private volatile boolean closed;
    private @Nullable Subscription subscription;
    private boolean roomMissed;
    private @Nullable Committed written;
    private boolean acknowledging;

    /**
     * @param ref the client's mark of what asked for this, given back in the answers
     * @param onFailed hears why following has ended, if it does so by itself
     */
    Reader(ThreadId thread, @Nullable String ref, AckMode mode, Outbound outbound,
            BiConsumer<Reader, String> onFailed) {
        this.thread = thread;
        this.ref = ref;
        this.mode = mode;
        this.outbound = outbound;
        this.onFailed = onFailed;
    }

    ThreadId thread() {
        return thread;
    }

    @Nullable
    String ref() {
        return ref;
    }

    /** The subscription this is the recipient of; once. */
    void attach(Subscription attached) {
        boolean room;
        synchronized (this) {
            subscription = attached;
            room = roomMissed;
        }
        if (closed) {
            attached.close();
        } else if (room) {
            attached.ready();
        }
        acknowledgeWritten();
    }

    @Override
    public void following(Epoch epoch, long from, int backlog) {
        if (!closed) {
            outbound.notice(outbound.frames().following(thread, epoch, from, backlog, ref));
        }
    }

    @Override
    public void reset(Epoch epoch) {
        if (!closed) {
            outbound.notice(outbound.frames().reset(thread, epoch));
        }
    }

    @Override
    public void gap(Epoch epoch, Gap gap) {
        if (!closed) {
            outbound.notice(outbound.frames().gap(thread, epoch, gap));
        }
    }

    @Override
    public Take offer(Offer offer) {
        if (closed) {
            return Take.CLOSED;
        }
        Committed message = offer.message();
        return outbound.offer(offer.encodedBy(outbound.frames().messages()), this,
                mode == AckMode.AUTO && message.isHeld() ? message : null);
    }

    @Override
    public void failed(String detail) {
        if (!closed) {
            onFailed.accept(this, detail);
        }
    }

    /** Notes what was written; told to the mailbox by {@link #acknowledgeWritten}. */
    synchronized void wrote(Committed message) {
        written = message;
    }

    private synchronized @Nullable Committed written() {
        return written;
    }

    /** Of two readers of one thread the one that has more to acknowledge: that is as good as both. */
    Reader further(Reader other) {
        Committed mine = written();
        Committed others = other.written();
        if (mine == null || others == null) {
            return mine == null ? other : this;
        }
        if (!mine.epoch().equals(others.epoch())) {
            // Neither is the further one.
            acknowledgeWritten();
            return other;
        }
        return mine.sequence() < others.sequence() ? other : this;
    }

    /** Acknowledges all that was written, one call at a time: what is written meanwhile goes into the next. */
    void acknowledgeWritten() {
        Subscription to;
        Committed upTo;
        synchronized (this) {
            to = subscription;
            upTo = written;
            if (acknowledging || to == null || upTo == null) {
                return;
            }
            acknowledging = true;
            written = null;
        }
        var unused = to.acknowledge(upTo.position()).whenComplete((result, failure) -> {
            synchronized (this) {
                acknowledging = false;
            }
            acknowledgeWritten();
        });
    }

    /** The client's own acknowledgement; null where the subscription isn't there yet. */
    @Nullable
    CompletionStage<AckResult> acknowledge(Position position) {
        Subscription to;
        synchronized (this) {
            to = subscription;
        }
        return to == null ? null : to.acknowledge(position);
    }

    /** There is room in the window again. */
    void ready() {
        Subscription to;
        synchronized (this) {
            to = subscription;
            roomMissed = to == null;
        }
        if (to != null && !closed) {
            to.ready();
        }
    }

    /** Ends following; what was taken before is still written. */
    void close() {
        closed = true;
        Subscription to;
        synchronized (this) {
            to = subscription;
        }
        if (to != null) {
            to.close();
        }
    }
}
