package dev.restante.websocket.connection;

import dev.restante.domain.message.Position;
import dev.restante.ports.following.Take;
import dev.restante.websocket.channel.Burst;
import dev.restante.websocket.frames.ServerFrames;
import dev.restante.websocket.socket.Frame;
import dev.restante.websocket.socket.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
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

    /** One frame, and whom to tell once it is written: nobody, or the reader of the message. */
    private record Item(Frame frame, boolean answer, @Nullable Reader reader, @Nullable Position position) {}

    private final Object lock = new Object();
    private final Queue<Item> queue = new ArrayDeque<>();
    private final Set<Reader> waiting = new LinkedHashSet<>();
    private final List<Item> pass = new ArrayList<>();
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

    /** A message, if the window has room; one always fits into an empty window. */
    Take offer(Frame frame, Reader reader, @Nullable Position position) {
        synchronized (lock) {
            if (closed) {
                return Take.CLOSED;
            }
            if (windowBytes > 0 && windowBytes + frame.size() > window) {
                waiting.add(reader);
                return Take.FULL;
            }
            windowBytes += frame.size();
            queue.add(new Item(frame, false, reader, position));
        }
        schedule();
        Burst.caused();
        return Take.TAKEN;
    }

    /** What is said about a thread: bounded by the messages it goes with, and in their window. */
    void notice(Frame frame) {
        add(new Item(frame, false, null, null));
    }

    /** What answers a client's frame: see {@link #answersFull}. */
    void answer(Frame frame) {
        add(new Item(frame, true, null, null));
    }

    private void add(Item item) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            count(item, 1);
            queue.add(item);
        }
        schedule();
        Burst.caused();
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
            return queue.isEmpty() && !writing;
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
            queue.clear();
            waiting.clear();
        }
    }

    private void schedule() {
        synchronized (lock) {
            if (scheduled || writing) {
                return;
            }
            scheduled = true;
        }
        socket.executeGathered(drain);
    }

    private void drain() {
        List<Frame> frames = nextPass();
        while (!frames.isEmpty() && socket.write(frames)) {
            settle();
            frames = nextPass();
        }
    }

    /** On the socket's thread: what was left open by the last pass is written. */
    void written() {
        settle();
        drain();
    }

    private List<Frame> nextPass() {
        List<Frame> frames = new ArrayList<>();
        synchronized (lock) {
            scheduled = false;
            int bytes = 0;
            while (!writing && !closed && !queue.isEmpty() && bytes < PASS_BYTES) {
                Item item = queue.remove();
                pass.add(item);
                frames.add(item.frame());
                bytes += item.frame().size();
            }
            writing |= !frames.isEmpty();
        }
        return frames;
    }

    private void settle() {
        Set<Reader> wrote = new LinkedHashSet<>();
        List<Reader> ready = new ArrayList<>();
        synchronized (lock) {
            for (Item item : pass) {
                count(item, -1);
                if (item.reader() != null && item.position() != null) {
                    item.reader().wrote(item.position());
                    wrote.add(item.reader());
                }
            }
            pass.clear();
            writing = false;
            if (windowBytes <= window / 2) {
                ready.addAll(waiting);
                waiting.clear();
            }
        }
        wrote.forEach(Reader::acknowledgeWritten);
        ready.forEach(Reader::ready);
        afterPass.run();
    }

    private void count(Item item, int sign) {
        long bytes = (long) sign * item.frame().size();
        if (item.answer()) {
            answerBytes += bytes;
        } else {
            windowBytes += bytes;
        }
    }
}
