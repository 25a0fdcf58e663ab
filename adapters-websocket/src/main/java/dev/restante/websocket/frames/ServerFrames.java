package dev.restante.websocket.frames;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.mailbox.Gap;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.ThreadId;
import dev.restante.websocket.json.JsonBytes;
import dev.restante.websocket.socket.Frame;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Encodes all that the server says beside messages. Any number of threads. */
public final class ServerFrames {
    private static final int USUAL = 160;

    private ServerFrames() {}

    public static Frame welcome(String connection, Duration heartbeat) {
        return end(begin("welcome").field("connection", connection).field("heartbeat", heartbeat.toSeconds()));
    }

    public static Frame following(ThreadId thread, Epoch epoch, long from, int backlog) {
        return end(log("following", thread, epoch).field("from", from).field("backlog", backlog));
    }

    public static Frame reset(ThreadId thread, Epoch epoch) {
        return end(log("reset", thread, epoch));
    }

    public static Frame gap(ThreadId thread, Epoch epoch, Gap gap) {
        JsonBytes json = log("gap", thread, epoch);
        gapFields(json, gap);
        return end(json);
    }

    /** What a gap says beside its thread and epoch. */
    public static void gapFields(JsonBytes json, Gap gap) {
        json.field("from", gap.from()).field("to", gap.to()).field("reason", gap.reason().text());
    }

    public static Frame outcome(@Nullable String ref, @Nullable ThreadId thread, DeliveryOutcome outcome) {
        JsonBytes json = begin("outcome");
        if (ref != null) {
            json.field("ref", ref);
        }
        OutcomeFields.write(json, thread, outcome);
        return end(json);
    }

    public static Frame pong(@Nullable String ref) {
        return answer(begin("pong"), ref);
    }

    /** {@code thread} is the one that the error is about, null where there is none. */
    public static Frame error(ErrorCode code, String detail, @Nullable ThreadId thread, @Nullable String ref) {
        JsonBytes json = begin("error").field("code", code.name()).field("detail", detail);
        if (thread != null) {
            json.field("thread", thread.value());
        }
        return answer(json, ref);
    }

    public static Frame closing(String reason, Duration reconnectAfter) {
        return end(begin("closing").field("reason", reason).field("reconnectAfter", reconnectAfter.toMillis()));
    }

    private static JsonBytes begin(String type) {
        return new JsonBytes(USUAL).beginObject().field("type", type);
    }

    private static JsonBytes log(String type, ThreadId thread, Epoch epoch) {
        return begin(type).field("thread", thread.value()).field("epoch", epoch.value());
    }

    private static Frame answer(JsonBytes json, @Nullable String ref) {
        return end(ref == null ? json : json.field("ref", ref));
    }

    private static Frame end(JsonBytes json) {
        return Frame.of(json.endObject());
    }
}
