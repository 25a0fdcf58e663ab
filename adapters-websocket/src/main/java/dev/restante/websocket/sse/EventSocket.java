package dev.restante.websocket.sse;

import dev.restante.websocket.channel.Carrier;
import dev.restante.websocket.channel.Link;
import dev.restante.websocket.channel.Pass;
import dev.restante.websocket.channel.Writer;
import dev.restante.websocket.socket.CloseCode;
import dev.restante.websocket.socket.Frame;
import dev.restante.websocket.socket.Socket;
import dev.restante.websocket.socket.SocketListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/**
 * A stream of events that nothing comes back on: its ping is a comment, and to close it ends the stream. Its reader counts
 * as heard at all times, having nothing to say; that one is gone shows when what is written is no longer taken.
 */
final class EventSocket implements Socket, Writer.Manners {
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SCRATCH_BYTES = 4 * 1024;
    private static final ThreadLocal<ByteBuffer> SCRATCH =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(SCRATCH_BYTES));

    private final Link link;
    private final StreamSinkChannel sink;
    private final @Nullable StreamSourceChannel source;
    private final Writer writer;
    /** What goes between events: first of all the head of the response. */
    private ByteBuffer between;

    private boolean closing;
    private boolean closed;

    /**
     * @param source what the client's end is read from; null where the carrier tells it
     * @param head goes out before all events
     */
    EventSocket(Carrier carrier, StreamSinkChannel sink, @Nullable StreamSourceChannel source, ByteBuffer head) {
        this.link = new Link(carrier);
        this.sink = sink;
        this.source = source;
        this.writer = new Writer(link, sink, this);
        this.between = head;
    }

    @Override
    public void listen(SocketListener newListener) {
        if (source != null) {
            source.getReadSetter().set(this::readable);
        }
        writer.listen();
        link.listen(newListener);
        writer.speak();
    }

    @Override
    public boolean write(List<Frame> frames) {
        if (closing) {
            // Never written: whoever waits for it to be must not be told that it was.
            return false;
        }
        return writer.write(frames);
    }

    @Override
    public void ping() {
        if (!closing && !between.hasRemaining()) {
            between = ByteBuffer.wrap(COMMENT);
            writer.speak();
        }
    }

    @Override
    public void close(CloseCode code) {
        closing = true;
        writer.speak();
    }

    @Override
    public void abort() {
        link.abort();
    }

    @Override
    public void pauseReading() {
        if (source != null) {
            source.suspendReads();
        }
    }

    @Override
    public void resumeReading() {
        if (source != null) {
            source.resumeReads();
        }
    }

    @Override
    public void execute(Runnable task) {
        link.execute(task);
    }

    @Override
    public void executeGathered(Runnable task) {
        link.executeGathered(task);
    }

    @Override
    public Traffic traffic() {
        return new Traffic(true, writer.pass().takeMoved(), writer.pass().takeDrained(), 0);
    }

    /** What a reader sends is of no interest, except for its end. */
    private void readable(StreamSourceChannel channel) {
        try {
            int read = channel.read(SCRATCH.get().clear());
            if (read < 0) {
                link.lost();
            }
        } catch (IOException e) {
            link.lost();
        }
    }

    @Override
    public boolean between(Pass pass) throws IOException {
        if (between.hasRemaining()) {
            pass.write(between);
        }
        return !between.hasRemaining();
    }

    @Override
    public boolean after(Pass pass) throws IOException {
        return !closing || finish();
    }

    /** The end of the stream; the client closes when it has read that. */
    private boolean finish() throws IOException {
        if (!closed) {
            closed = true;
            sink.shutdownWrites();
        }
        return sink.flush();
    }
}
