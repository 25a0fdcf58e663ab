package dev.restante.websocket.frames;

import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.message.ThreadId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the probe's client says. It can acknowledge the one thread it came for, and ping; to everything else it is
 * answered that this is forbidden, so that the pass is worth nothing to anybody else.
 */
public final class ProbeFrameReader implements Function<byte[], ClientFrame> {
    private final ThreadId thread;

    public ProbeFrameReader(ThreadId thread) {
        this.thread = thread;
    }

    @Override
    public ClientFrame apply(byte[] utf8) {
        @Nullable
        JsonFields fields = JsonFields.read(utf8);
        String type = fields == null ? null : fields.get(Field.TYPE);
        if (fields != null && "ping".equals(type)) {
            return new ClientFrame.Ping(null);
        }
        if (fields != null && "ack".equals(type) && thread.value().equals(fields.get(Field.THREAD))) {
            try {
                return new ClientFrame.Ack(null, thread, FrameReader.position(fields, Field.SEQUENCE));
            } catch (InvalidValue e) {
                return new ClientFrame.Faulty(null, ErrorCode.INVALID, e.getMessage());
            }
        }
        return new ClientFrame.Faulty(null, ErrorCode.FORBIDDEN, "frame (expected: the probe's acknowledgement)");
    }
}
