package dev.restante.websocket.connection;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.following.Following;
import dev.restante.websocket.frames.AckMode;
import dev.restante.websocket.frames.ErrorCode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a connection follows. Called on its socket's thread, except that following may end by itself on any. */
final class Readers {
    /** Most follow one thread: room for that. */
    private final Map<ThreadId, Reader> byThread = new ConcurrentHashMap<>(1);
    private final Following following;
    private final Outbound outbound;
    private final int limit;
    private final Runnable afterFailure;

    /** {@code afterFailure} runs, on any thread, when following has ended by itself and that was said. */
    Readers(Following following, Outbound outbound, ConnectionLimits limits, Runnable afterFailure) {
        this.following = following;
        this.outbound = outbound;
        this.limit = limits.threadsPerReader();
        this.afterFailure = afterFailure;
    }

    void follow(@Nullable String ref, ThreadId thread, From from, AckMode mode) {
        if (byThread.containsKey(thread)) {
            refuse(ErrorCode.ALREADY_FOLLOWING, "thread: " + thread + " (expected: one not followed yet)", thread, ref);
        } else if (byThread.size() >= limit) {
            refuse(ErrorCode.TOO_MANY_THREADS, "threads: " + limit + " (expected: no more)", thread, ref);
        } else {
            Reader reader = new Reader(thread, ref, mode, outbound, this::failed);
            byThread.put(thread, reader);
            reader.attach(following.follow(thread, from, reader));
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
