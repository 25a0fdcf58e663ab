package dev.restante.websocket.connection;

import dev.restante.domain.access.Action;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.access.Access;
import dev.restante.ports.access.Forbidden;
import dev.restante.ports.observing.Limit;
import dev.restante.websocket.frames.AckMode;
import dev.restante.websocket.frames.ErrorCode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a connection follows. Called on its socket's thread, except that following may end by itself on any. */
final class Readers {
    /** Most follow one thread: room for that. */
    private final Map<ThreadId, Reader> byThread = new ConcurrentHashMap<>(1);
    private final Access access;
    private final Outbound outbound;
    private final int limit;
    private final Consumer<Limit> hit;
    private final Runnable afterFailure;

    /** {@code afterFailure} runs, on any thread, when following has ended by itself and that was said. */
    Readers(Access access, Outbound outbound, ConnectionLimits limits, Consumer<Limit> hit, Runnable afterFailure) {
        this.access = access;
        this.outbound = outbound;
        this.limit = limits.threadsPerReader();
        this.hit = hit;
        this.afterFailure = afterFailure;
    }

    void follow(@Nullable String ref, ThreadId thread, From from, AckMode mode) {
        if (byThread.containsKey(thread)) {
            refuse(ErrorCode.ALREADY_FOLLOWING, "thread: " + thread + " (expected: one not followed yet)", thread, ref);
        } else if (byThread.size() >= limit) {
            hit.accept(Limit.THREADS_PER_READER);
            refuse(ErrorCode.TOO_MANY_THREADS, "threads: " + limit + " (expected: no more)", thread, ref);
        } else {
            Reader reader = new Reader(thread, ref, mode, outbound, this::failed);
            byThread.put(thread, reader);
            try {
                reader.attach(access.following().follow(thread, from, reader));
            } catch (Forbidden e) {
                byThread.remove(thread, reader);
                refuse(ErrorCode.FORBIDDEN, Forbidden.describe(Action.FOLLOW, thread), thread, ref);
            }
        }
    }

    void unfollow(@Nullable String ref, ThreadId thread) {
        Reader reader = byThread.remove(thread);
        if (reader == null) {
            notFollowing(thread, ref);
        } else {
            reader.close();
        }
    }

    /** The reader of a thread; where there is none the client is told, and null answered. */
    @Nullable
    Reader of(@Nullable String ref, ThreadId thread) {
        Reader reader = byThread.get(thread);
        if (reader == null) {
            notFollowing(thread, ref);
        }
        return reader;
    }

    /** Ends what the client may not follow any more; it is told of each. */
    void keepAllowed() {
        byThread.values().forEach(reader -> {
            ThreadId thread = reader.thread();
            if (!access.permission().allows(Action.FOLLOW, thread)
                    && byThread.remove(thread, reader)) {
                reader.close();
                refuse(ErrorCode.FORBIDDEN, Forbidden.describe(Action.FOLLOW, thread), thread, null);
            }
        });
    }

    void closeAll() {
        byThread.values().forEach(Reader::close);
        byThread.clear();
    }

    private void failed(Reader reader, String detail) {
        byThread.remove(reader.thread(), reader);
        refuse(ErrorCode.UNAVAILABLE, detail, reader.thread(), reader.ref());
        afterFailure.run();
    }

    private void notFollowing(ThreadId thread, @Nullable String ref) {
        refuse(ErrorCode.NOT_FOLLOWING, "thread: " + thread + " (expected: one that is followed)", thread, ref);
    }

    private void refuse(ErrorCode code, String detail, ThreadId thread, @Nullable String ref) {
        outbound.answer(outbound.frames().error(code, detail, thread, ref));
    }
}
