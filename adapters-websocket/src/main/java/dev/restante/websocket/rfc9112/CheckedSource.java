package dev.restante.websocket.rfc9112;

import io.undertow.conduits.ReadDataStreamSourceConduit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ConduitReadableByteChannel;
import org.xnio.conduits.StreamSourceConduit;

/**
 * What comes from the socket, checked. Below {@link ReadDataStreamSourceConduit}, which gives back what was read too far:
 * here each byte passes once.
 */
final class CheckedSource extends AbstractStreamSourceConduit<StreamSourceConduit> {
    private final ChunkCheck check;

    CheckedSource(StreamSourceConduit next, ChunkCheck check) {
        super(next);
        this.check = check;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int from = target.position();
        int read = next.read(target);
        if (read > 0) {
            check.take(target.duplicate().flip().position(from));
        }
        return read;
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            if (targets[i].hasRemaining()) {
                return read(targets[i]);
            }
        }
        return 0;
    }

    @Override
    public long transferTo(long position, long count, FileChannel target) throws IOException {
        return target.transferFrom(new ConduitReadableByteChannel(this), position, count);
    }

    @Override
    public long transferTo(long count, ByteBuffer throughBuffer, StreamSinkChannel target) throws IOException {
        return IoUtils.transfer(new ConduitReadableByteChannel(this), count, throughBuffer, target);
    }
}
