package dev.restante.websocket.ndjson;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.xnio.channels.StreamSourceChannel;

/** The request of a batch: read as far as its lines are wanted. On the I/O thread, whose scratch it borrows. */
final class Requested {
    private static final int SCRATCH_BYTES = 64 * 1024;
    /** So much is read of one request before others have their turn. */
    private static final int READS_A_TURN = 4;

    private static final ThreadLocal<byte[]> SCRATCH = ThreadLocal.withInitial(() -> new byte[SCRATCH_BYTES]);

    /** How a turn of reading ended. */
    enum Turn {
        /** Nothing more has arrived. */
        WAIT,
        /** There may be more. */
        MORE,
        /** Its lines are not wanted for now. */
        FULL,
        END
    }

    private final StreamSourceChannel source;
    private final Lines lines;
    private volatile boolean heard;
    private volatile long incomplete;
    /** Read before the lines were full. */
    private byte @Nullable [] left;

    Requested(HttpServerExchange exchange, Lines lines, Runnable onReadable) {
        this.source = exchange.getRequestChannel();
        this.lines = lines;
        source.getReadSetter().set(readable -> onReadable.run());
    }

    /** One turn; throws where the client is gone in the middle of its request. */
    Turn read() throws IOException {
        byte[] scratch = SCRATCH.get();
        for (int i = 0; i < READS_A_TURN; i++) {
            if (!takeLeft()) {
                return Turn.FULL;
            }
            int read = source.read(ByteBuffer.wrap(scratch));
            if (read < 0) {
                lines.end();
                incomplete = 0;
                return Turn.END;
            }
            if (read == 0) {
                return Turn.WAIT;
            }
            heard = true;
            take(scratch, read);
        }
        return Turn.MORE;
    }

    /** Reads what nobody wants any more; true at the end of the request. */
    boolean drop() throws IOException {
        left = null;
        incomplete = 0;
        int read = source.read(ByteBuffer.wrap(SCRATCH.get()));
        return read < 0;
    }

    /** Tells when more arrives. */
    void resume() {
        source.resumeReads();
    }

    void suspend() {
        source.suspendReads();
    }

    /** Whether bytes came since this was asked last. From any thread. */
    boolean takeHeard() {
        boolean was = heard;
        heard = false;
        return was;
    }

    /** Which line has begun to arrive and is not complete; 0 for none. From any thread. */
    long incomplete() {
        return incomplete;
    }

    /** Whether there is nothing left that was read before. */
    private boolean takeLeft() {
        byte[] bytes = left;
        if (bytes != null) {
            left = null;
            take(bytes, bytes.length);
        }
        return left == null && !lines.isFull();
    }

    private void take(byte[] bytes, int length) {
        int at = lines.take(bytes, 0, length);
        if (at < length) {
            left = Arrays.copyOfRange(bytes, at, length);
        }
        incomplete = lines.incomplete();
    }
}
