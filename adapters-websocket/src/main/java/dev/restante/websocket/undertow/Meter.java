package dev.restante.websocket.undertow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSinkConduit;
import org.xnio.conduits.StreamSourceConduit;

/** Sees whether bytes come and go on a connection, below all framing. */
final class Meter {
    private volatile boolean heard;
    private volatile boolean moved;

    /** Puts itself into the connection's path. */
    static Meter on(StreamConnection connection) {
        Meter meter = new Meter();
        var source = connection.getSourceChannel();
        source.setConduit(meter.new Source(source.getConduit()));
        var sink = connection.getSinkChannel();
        sink.setConduit(meter.new Sink(sink.getConduit()));
        return meter;
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

    private long in(long count) {
        if (count > 0) {
            heard = true;
        }
        return count;
    }

    private long out(long count) {
        if (count > 0) {
            moved = true;
        }
        return count;
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
            return (int) out(super.write(src));
        }

        @Override
        public long write(ByteBuffer[] srcs, int offs, int len) throws IOException {
            return out(super.write(srcs, offs, len));
        }

        @Override
        public int writeFinal(ByteBuffer src) throws IOException {
            return (int) out(super.writeFinal(src));
        }

        @Override
        public long writeFinal(ByteBuffer[] srcs, int offset, int length) throws IOException {
            return out(super.writeFinal(srcs, offset, length));
        }

        @Override
        public long transferFrom(FileChannel src, long position, long count) throws IOException {
            return out(super.transferFrom(src, position, count));
        }

        @Override
        public long transferFrom(StreamSourceChannel source, long count, ByteBuffer through) throws IOException {
            return out(super.transferFrom(source, count, through));
        }
    }
}
