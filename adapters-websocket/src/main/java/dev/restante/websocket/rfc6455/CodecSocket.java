package dev.restante.websocket.rfc6455;

import dev.restante.websocket.channel.Burst;
import dev.restante.websocket.channel.Link;
import dev.restante.websocket.channel.WholeConnection;
import dev.restante.websocket.channel.Writer;
import dev.restante.websocket.socket.CloseCode;
import dev.restante.websocket.socket.Frame;
import dev.restante.websocket.socket.Socket;
import dev.restante.websocket.socket.SocketListener;
import io.undertow.server.ServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;
import org.xnio.conduits.ConduitStreamSourceChannel;

/** A socket on an upgraded connection. */
final class CodecSocket implements Socket, FrameListener {
    private static final int SCRATCH_BYTES = 64 * 1024;
    /** So much is read of one connection before others have their turn. */
    private static final int READS_A_TURN = 4;

    private static final ThreadLocal<ByteBuffer> SCRATCH =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(SCRATCH_BYTES));
    private static final int NO_CODE = 1005;

    private final Link link;
    private final StreamConnection connection;
    private final ConduitStreamSourceChannel source;
    private final FrameParser parser;
    private final Outgoing outgoing;
    private final Writer writer;
    private final Runnable turn = this::readable;
    private boolean paused = true;
    private boolean begun;
    private boolean peerClosed;
    private boolean refused;
    /** Read before a pause, and not parsed yet. */
    private @Nullable ByteBuffer unparsed;

    private volatile boolean heard;
    private volatile long incomplete;

    /** {@code owner}: Undertow's view of the connection, whose end it tells. */
    CodecSocket(ServerConnection owner, StreamConnection connection, int maxBytes) {
        this.link = new Link(new WholeConnection(owner, connection));
        this.connection = connection;
        this.source = connection.getSourceChannel();
        this.parser = new FrameParser(maxBytes, this);
        this.outgoing = new Outgoing(this::closed);
        this.writer = new Writer(link, connection.getSinkChannel(), outgoing);
    }

    @Override
    public void listen(SocketListener newListener) {
        source.setReadListener(channel -> Burst.around(turn));
        writer.listen();
        link.listen(newListener);
    }

    @Override
    public boolean write(List<Frame> frames) {
        if (outgoing.isCloseQueued()) {
            // Never written: whoever waits for it to be must not be told that it was.
            return false;
        }
        return writer.write(frames);
    }

    @Override
    public void ping() {
        outgoing.ping();
        writer.speak();
    }

    @Override
    public void close(CloseCode code) {
        byte[] reason = code.reason().getBytes(StandardCharsets.US_ASCII);
        outgoing.close(ByteBuffer.allocate(2 + reason.length)
                .putShort((short) code.code())
                .put(reason)
                .array());
        writer.speak();
    }

    @Override
    public void abort() {
        link.abort();
    }

    @Override
    public void pauseReading() {
        paused = true;
        source.suspendReads();
    }

    @Override
    public void resumeReading() {
        paused = false;
        // What is left of an earlier read comes first, and in a turn of its own: we may be within a call of our
        // listener.
        execute(() -> {
            ByteBuffer left = unparsed;
            unparsed = null;
            if (left != null) {
                Burst.around(() -> consume(left));
            }
            if (!paused && connection.isOpen()) {
                if (begun) {
                    source.resumeReads();
                } else {
                    // The client may have sent frames along with its handshake: they are in a buffer by now.
                    begun = true;
                    source.wakeupReads();
                }
            }
        });
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
        boolean wasHeard = heard;
        heard = false;
        return new Traffic(wasHeard, writer.pass().takeMoved(), writer.pass().takeDrained(), incomplete);
    }

    @Override
    public void frame(int bytes) {
        link.listener().arrived(bytes);
    }

    @Override
    public void text(byte[] utf8) {
        link.listener().received(utf8);
    }

    @Override
    public void ping(byte[] payload) {
        outgoing.pong(payload);
        writer.speak();
    }

    @Override
    public void pong() {
        // That bytes came is all it says.
    }

    @Override
    public void close(int code) {
        peerClosed = true;
        link.listener().peerLeft();
        byte[] echo =
                code == NO_CODE ? new byte[0] : ByteBuffer.allocate(2).putShort((short) code).array();
        // After the answers to what came with the close frame: they are held back to the end of this turn.
        executeGathered(() -> {
            outgoing.close(echo);
            writer.speak();
        });
    }

    @Override
    public void refused(CloseCode code) {
        refused = true;
        // As above: what came before is answered.
        executeGathered(() -> link.listener().refused(code));
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    private void readable() {
        ByteBuffer in = SCRATCH.get();
        try {
            for (int turn = 0; turn < READS_A_TURN && !paused; turn++) {
                int read = source.read(in.clear());
                if (read < 0) {
                    link.lost();
                    return;
                }
                if (read == 0) {
                    return;
                }
                heard = true;
                consume(in.flip());
                if (read < in.capacity()) {
                    return;
                }
            }
        } catch (IOException e) {
            link.lost();
        }
    }

    private void consume(ByteBuffer in) {
        parser.parse(in);
        incomplete = parser.incomplete();
        if (in.hasRemaining()) {
            unparsed = ByteBuffer.allocate(in.remaining()).put(in).flip();
        }
    }

    /** Our close frame is out: who heard the peer's too closes, and who failed the connection waits for no answer. */
    private void closed() {
        if (peerClosed) {
            link.close();
        } else if (refused) {
            try {
                // Only this side: what still comes is read, as a reset would take the close frame from the peer.
                connection.getSinkChannel().shutdownWrites();
            } catch (IOException e) {
                link.lost();
            }
        }
    }
}
