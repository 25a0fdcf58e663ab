package dev.restante.websocket.channel;

import dev.restante.websocket.socket.Frame;
import java.io.IOException;
import java.util.List;
import org.xnio.channels.StreamSinkChannel;

/** Writes frames, pass by pass, and what a protocol has to say besides; goes on by itself where the kernel is full. On the I/O thread. */
public final class Writer {
    /** What goes out besides frames. */
    public interface Manners {
        /** Writes what may stand between two frames; false where the channel takes no more for now. */
        boolean between(Pass pass) throws IOException;

        /** Writes what stands after all frames; false where the channel takes no more for now. */
        boolean after(Pass pass) throws IOException;
    }

    private final Link link;
    private final StreamSinkChannel sink;
    private final Manners manners;
    private final Pass pass;
    private boolean passOpen;

    /** {@code link}: the connection, which ends where it can't be written to. */
    public Writer(Link link, StreamSinkChannel sink, Manners manners) {
        this.link = link;
        this.sink = sink;
        this.manners = manners;
        this.pass = new Pass(sink);
    }

    /** From now on the link's listener hears when a pass that was left open is out. */
    public void listen() {
        sink.getWriteSetter().set(channel -> writable());
    }

    /** As {@link dev.restante.websocket.socket.Socket#write}. */
    public boolean write(List<Frame> frames) {
        pass.take(frames);
        passOpen = !flush();
        return !passOpen;
    }

    /** Writes what is to be said besides frames, now or when there is room. */
    public void speak() {
        if (!passOpen) {
            flush();
        }
    }

    /** What was written, for its signs of life. From any thread. */
    public Pass pass() {
        return pass;
    }

    private void writable() {
        if (flush() && passOpen) {
            passOpen = false;
            link.listener().written();
        }
    }

    /** Whether the pass is out; what is left goes on when there is room. */
    private boolean flush() {
        try {
            boolean said = flushAll();
            boolean flushed = pass.flush();
            if (said && flushed) {
                sink.suspendWrites();
            } else {
                sink.resumeWrites();
            }
            return pass.isOut() && flushed;
        } catch (IOException e) {
            link.lost();
            return false;
        }
    }

    private boolean flushAll() throws IOException {
        while (true) {
            if (pass.isBetweenFrames() && !manners.between(pass)) {
                return false;
            }
            if (pass.isOut()) {
                return manners.after(pass);
            }
            if (!pass.flushFrames()) {
                return false;
            }
        }
    }
}
