package dev.restante.websocket.connection;

import dev.restante.ports.following.Take;
import dev.restante.ports.mailbox.Committed;
import dev.restante.websocket.channel.Burst;
import dev.restante.websocket.frames.ServerFrames;
import dev.restante.websocket.socket.Frame;
import dev.restante.websocket.socket.Socket;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one connection, in order and bounded. Anybody may add; writing goes on on the socket's
 * thread, one pass at a time: what waits is gathered, written, and only then counted as written. Nothing is called
 * with the lock held.
 */
final class Outbound {
    /** About so much is handed to the socket in one pass. */
    private static final int PASS_BYTES = 64 * 1024;

    /** Whose a frame is that answers. */
    private static final Object ANSWER = new Object();

    private final Object lock = new Object();
    private final Lineup lineup = new Lineup();
    private Set<Reader> waiting = Set.of();
    private final Socket socket;
    private final ServerFrames frames;
    private final int window;
    private final int answerLimit;
    private final Runnable afterPass;
    private final Runnable drain = this::drain;
    private long windowBytes;
    private long answerBytes;
    private boolean scheduled;
    private boolean writing;
    private boolean closed;

    /** {@code afterPass} runs on the socket's thread whenever something was written. */
    Outbound(Socket socket, ServerFrames frames, ConnectionLimits limits, Runnable afterPass) {
        this.socket = socket;
        this.frames = frames;
        this.window = limits.sendWindow();
        this.answerLimit = limits.answerBytes();
        this.afterPass = afterPass;
    }

    /** Makes what is to be written here. */
    ServerFrames frames() {
        return frames;
    }

    /**
     * A message, if the window has room; one always fits into an empty window.
     *
     * @param message what is acknowledged when this is written; null where that is up to the client
     */
    Take offer(Frame frame, Reader reader, @Nullable Committed message) {
        boolean wake;
        synchronized (lock) {
            if (closed) {
                return Take.CLOSED;
            }
            if (windowBytes > 0 && windowBytes + frame.size() > window) {
                waiting = waiting.isEmpty() ? new LinkedHashSet<>() : waiting;
                waiting.add(reader);
                return Take.FULL;
            }
            windowBytes += frame.size();
            lineup.add(frame, reader, message);
            wake = isToWake();
        }
        caused(wake);
        return Take.TAKEN;
    }

    /** What is said about a thread: bounded by the messages it goes with, and in their window. */
    void notice(Frame frame) {
        add(frame, null);
    }

    /** What answers a client's frame: see {@link #answersFull}. */
    void answer(Frame frame) {
        add(frame, ANSWER);
    }

    private void add(Frame frame, @Nullable Object owner) {
        boolean wake;
        synchronized (lock) {
            if (closed) {
                return;
            }
            count(frame, owner, 1);
            lineup.add(frame, owner, null);
            wake = isToWake();
        }
        caused(wake);
    }

    /** Whether so many answers wait that the client is to be read no further. */
    boolean answersFull() {
        synchronized (lock) {
            return answerBytes > answerLimit;
        }
    }

    /** Whether anything waits to be written, or is being written. */
    boolean isEmpty() {
        synchronized (lock) {
            return lineup.isNoneWaiting() && !writing;
        }
    }

    /** Bytes of messages and notices not yet written. */
    long waitingBytes() {
        synchronized (lock) {
            return windowBytes;
        }
    }

    /** Takes nothing more, and forgets what waits. */
    void close() {
        synchronized (lock) {
            closed = true;
            lineup.clearWaiting();
            waiting = Set.of();
        }
    }

    /** Whether nobody has been told yet that something waits. Called with the lock held. */
    private boolean isToWake() {
        boolean wake = !scheduled && !writing;
        scheduled |= wake;
        return wake;
    }

    private void caused(boolean wake) {
        if (wake) {
            socket.executeGathered(drain);
        }
        Burst.caused();
    }

    private void drain() {
        while (nextPass() && socket.write(lineup)) {
            settle();
        }
    }

    /** On the socket's thread: what was left open by the last pass is written. */
    void written() {
        settle();
        drain();
    }

    /** Whether there is something to write; it is the pass then. */
    private boolean nextPass() {
        synchronized (lock) {
            scheduled = false;
            if (writing || closed || lineup.isNoneWaiting()) {
                return false;
            }
            lineup.pass(PASS_BYTES);
            writing = true;
            return true;
        }
    }

    private void settle() {
        Reader wrote = null;
        Set<Reader> othersWrote = Set.of();
        Set<Reader> ready = Set.of();
        synchronized (lock) {
            int size = lineup.size();
            for (int i = 0; i < size; i++) {
                Object owner = lineup.owner(i);
                count(lineup.get(i), owner, -1);
                Committed message = lineup.brings(i);
                if (message != null && owner instanceof Reader reader) {
                    reader.wrote(message);
                    if (wrote == null) {
                        wrote = reader;
                    } else if (wrote != reader) {
                        othersWrote = othersWrote.isEmpty() ? new LinkedHashSet<>() : othersWrote;
                        othersWrote.add(reader);
                    }
                }
            }
            lineup.endPass();
            writing = false;
            if (windowBytes <= window / 2) {
                ready = waiting;
                waiting = Set.of();
            }
        }
        if (wrote != null) {
            Written.by(wrote);
        }
        // Asked first, as looking through an empty set makes an object.
        if (!othersWrote.isEmpty()) {
            othersWrote.forEach(Written::by);
        }
        if (!ready.isEmpty()) {
            ready.forEach(Reader::ready);
        }
        afterPass.run();
    }

    private void count(Frame frame, @Nullable Object owner, int sign) {
        long bytes = (long) sign * frame.size();
        if (owner == ANSWER) {
            answerBytes += bytes;
        } else {
            windowBytes += bytes;
        }
    }
}
