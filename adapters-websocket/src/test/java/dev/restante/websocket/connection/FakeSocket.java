package dev.restante.websocket.connection;

import dev.restante.websocket.socket.CloseCode;
import dev.restante.websocket.socket.Frame;
import dev.restante.websocket.socket.Socket;
import dev.restante.websocket.socket.SocketListener;
import dev.restante.websocket.wire.Frames;
import dev.restante.websocket.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A socket in memory whose peer reads only when it is told to, and whose thread runs only when it is told to. */
final class FakeSocket implements Socket {
    final List<String> written = new ArrayList<>();
    final List<Integer> passes = new ArrayList<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private @Nullable SocketListener listener;
    private boolean busy;
    boolean blocked;
    boolean reading;
    boolean aborted;
    @Nullable
    CloseCode closed;

    /** Runs what is due, until nothing is. */
    FakeSocket run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        return this;
    }

    /** The peer reads again: what was left open is out. */
    void unblock() {
        blocked = false;
        if (busy) {
            busy = false;
            peer().written();
        }
        run();
    }

    void hear(String text) {
        peer().arrived(6 + text.length());
        peer().received(text.getBytes(StandardCharsets.UTF_8));
    }

    SocketListener peer() {
        return java.util.Objects.requireNonNull(listener);
    }

    /** The frames of a type that were written, oldest first. */
    List<Map<String, String>> written(String type) {
        return written.stream().map(Json::fields).filter(frame -> type.equals(frame.get("type"))).toList();
    }

    @Override
    public void listen(SocketListener newListener) {
        listener = newListener;
    }

    @Override
    public boolean write(List<Frame> frames) {
        if (busy) {
            throw new IllegalStateException("write: while writing (expected: one at a time)");
        }
        passes.add(frames.size());
        frames.forEach(frame -> written.add(Frames.text(frame)));
        busy = blocked;
        return !blocked;
    }

    @Override
    public void ping() {
        written.add("{\"type\":\"PING\"}");
    }

    @Override
    public void close(CloseCode code) {
        closed = closed == null ? code : closed;
    }

    @Override
    public void abort() {
        aborted = true;
    }

    @Override
    public void pauseReading() {
        reading = false;
    }

    @Override
    public void resumeReading() {
        reading = true;
    }

    @Override
    public void executeGathered(Runnable task) {
        execute(task);
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public Traffic traffic() {
        return new Traffic(true, !blocked, false, 0);
    }
}
