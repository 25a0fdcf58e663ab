package dev.restante.websocket.ndjson;

import dev.restante.websocket.json.JsonBytes;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xnio.channels.StreamSinkChannel;

/**
 * The response of a batch, begun with its first outcome. Holds no more than one write that the channel did not take at
 * once. On the I/O thread, whose scratch it borrows for a moment.
 */
final class Outcomes {
    private static final int WRITE_BYTES = 64 * 1024;
    private static final HttpString NOSNIFF = new HttpString("X-Content-Type-Options");
    private static final HttpString NO_BUFFERING = new HttpString("X-Accel-Buffering");
    private static final ThreadLocal<JsonBytes> SCRATCH =
            ThreadLocal.withInitial(() -> new JsonBytes(WRITE_BYTES + 1_024));

    private final HttpServerExchange exchange;
    private final InFlight inFlight;
    private final Runnable onWritable;
    private @Nullable StreamSinkChannel channel;
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private volatile boolean waits;
    private boolean ending;
    private boolean ended;
    private volatile boolean moved;
    private volatile boolean drained;

    /** {@code onWritable} runs when the channel takes more. */
    Outcomes(HttpServerExchange exchange, InFlight inFlight, Runnable onWritable) {
        this.exchange = exchange;
        this.inFlight = inFlight;
        this.onWritable = onWritable;
    }

    /** Writes what is settled in front; whether the channel took all of it. */
    boolean flush() throws IOException {
        JsonBytes scratch = SCRATCH.get();
        while (writeRest()) {
            scratch.clear();
            inFlight.write(scratch, WRITE_BYTES);
            if (scratch.size() == 0) {
                return true;
            }
            ByteBuffer out = scratch.buffer();
            write(out);
            if (out.hasRemaining()) {
                rest = ByteBuffer.allocate(out.remaining()).put(out).flip();
            }
        }
        return false;
    }

    /** Ends the response; whether that is out. */
    boolean end() throws IOException {
        if (!ending) {
            ending = true;
            channel().shutdownWrites();
        }
        ended = ended || flushed();
        return ended;
    }

    /** Whether something is to be written that the channel did not take yet. */
    boolean waits() {
        return waits;
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

    private boolean writeRest() throws IOException {
        if (rest.hasRemaining()) {
            write(rest);
            if (!rest.hasRemaining()) {
                rest = ByteBuffer.allocate(0);
            }
        }
        return !rest.hasRemaining() && (channel == null || flushed());
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel().write(bytes) == 0) {
                waits = true;
                channel().resumeWrites();
                return;
            }
            drained |= waits;
            waits = false;
            moved = true;
        }
    }

    /** Headers and the like are buffered below us. */
    private boolean flushed() throws IOException {
        StreamSinkChannel sink = channel();
        boolean flushed = sink.flush();
        waits = !flushed;
        if (flushed) {
            sink.suspendWrites();
        } else {
            sink.resumeWrites();
        }
        return flushed;
    }

    private StreamSinkChannel channel() {
        StreamSinkChannel sink = channel;
        if (sink == null) {
            exchange.setStatusCode(200);
            exchange.getResponseHeaders()
                    .put(Headers.CONTENT_TYPE, "application/x-ndjson")
                    .put(Headers.CACHE_CONTROL, "no-store")
                    .put(NOSNIFF, "nosniff")
                    .put(NO_BUFFERING, "no");
            sink = exchange.getResponseChannel();
            sink.getWriteSetter().set(writable -> onWritable.run());
            channel = sink;
        }
        return sink;
    }
}
