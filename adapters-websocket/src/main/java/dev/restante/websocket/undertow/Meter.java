package dev.restante.websocket.undertow;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSinkConduit;
import org.xnio.conduits.StreamSourceConduit;

/** Sees whether bytes come and go on a connection, below all framing. */
final class Meter {
    private final StreamConnection connection;
    private volatile boolean heard;
    private volatile boolean moved;
    private volatile boolean drained;
    private boolean blocked;
    private @Nullable Runnable onEnd;

    private Meter(StreamConnection connection) {
        this.connection = connection;
    }

    /** Puts itself into the connection's path. */
    static Meter on(StreamConnection connection) {
        Meter meter = new Meter(connection);
        var source = connection.getSourceChannel();
        source.setConduit(meter.new Source(source.getConduit()));
        var sink = connection.getSinkChannel();
        sink.setConduit(meter.new Sink(sink.getConduit()));
        return meter;
    }

    /** Runs soon after the peer has said that nothing more comes from it; on the I/O thread. */
    void onEnd(Runnable task) {
        onEnd = task;
    }

    boolean takeHeard() {
        boolean was = heard;
        heard = false;
        return was;
    }

    boolean takeMoved() {
        boolean was = moved;
        moved = false;
        return was;
    }

    boolean takeDrained() {
        boolean was = drained;
        drained = false;
        return was;
    }

    private long in(long count) {
        if (count > 0) {
            heard = true;
        } else if (count < 0 && onEnd != null) {
            connection.getIoThread().execute(onEnd);
            onEnd = null;
        }
        return count;
    }

    /**
     * The kernel takes bytes for a dead peer too; only when it takes more after it was full has the peer taken some.
     */
    private long out(long count, boolean all) {
        if (count > 0) {
            moved = true;
            drained |= blocked;
            blocked = false;
        }
        blocked |= !all;
        return count;
    }

    private static boolean none(ByteBuffer[] buffers, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (buffers[i].hasRemaining()) {
                return false;
            }
        }
        return true;
    }

    private final class Source extends AbstractStreamSourceConduit<StreamSourceConduit> {
        Source(StreamSourceConduit next) {
            super(next);
        }

        @Override
        public int read(ByteBuffer dst) throws IOException {
            return (int) in(super.read(dst));
        }

        @Override
        public long read(ByteBuffer[] dsts, int offs, int len) throws IOException {
            return in(super.read(dsts, offs, len));
        }
    }

    private final class Sink extends AbstractStreamSinkConduit<StreamSinkConduit> {
        Sink(StreamSinkConduit next) {
            super(next);
        }

        @Override
        public int write(ByteBuffer src) throws IOException {
            return (int) out(super.write(src), !src.hasRemaining());
        }

        @Override
        public long write(ByteBuffer[] srcs, int offs, int len) throws IOException {
            return out(super.write(srcs, offs, len), none(srcs, offs, len));
        }

        @Override
        public int writeFinal(ByteBuffer src) throws IOException {
            return (int) out(super.writeFinal(src), !src.hasRemaining());
        }

        @Override
        public long writeFinal(ByteBuffer[] srcs, int offset, int length) throws IOException {
            return out(super.writeFinal(srcs, offset, length), none(srcs, offset, length));
        }
    }
}
