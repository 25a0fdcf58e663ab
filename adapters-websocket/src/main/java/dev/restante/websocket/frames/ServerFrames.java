package dev.restante.websocket.frames;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.mailbox.Gap;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.websocket.json.JsonBytes;
import dev.restante.websocket.socket.Frame;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Encodes all that the server says beside messages. Any number of threads. */
public final class ServerFrames {
    /** For WebSocket. */
    public static final ServerFrames TEXT = new ServerFrames(Envelope.TEXT_FRAME);

    private static final int USUAL = 160;

    private final Envelope envelope;
    private final MessageFrames messages;

    public ServerFrames(Envelope envelope) {
        this.envelope = envelope;
        this.messages = new MessageFrames(envelope);
    }

    /** The one encoder of messages in this envelope. */
    public MessageFrames messages() {
        return messages;
    }

    public Frame welcome(String connection, Duration heartbeat) {
        return end(begin("welcome").field("connection", connection).field("heartbeat", heartbeat.toSeconds()));
    }

    /** {@code ref} is the mark of the frame that asked to follow, null where it set none. */
    public Frame following(ThreadId thread, Epoch epoch, long from, int backlog, @Nullable String ref) {
        Envelope.Cover cover = new Envelope.Cover("following", new Position(epoch, from - 1), null);
        return answer(log(begin(cover), thread, epoch).field("from", from).field("backlog", backlog), ref);
    }

    public Frame reset(ThreadId thread, Epoch epoch) {
        return end(log(begin("reset"), thread, epoch));
    }

    public Frame gap(ThreadId thread, Epoch epoch, Gap gap) {
        JsonBytes json = log(begin("gap"), thread, epoch);
        gapFields(json, gap);
        return end(json);
    }

    /** What a gap says beside its thread and epoch. */
    public static void gapFields(JsonBytes json, Gap gap) {
        json.field("from", gap.from()).field("to", gap.to()).field("reason", gap.reason().text());
    }

    public Frame outcome(@Nullable String ref, @Nullable ThreadId thread, DeliveryOutcome outcome) {
        JsonBytes json = begin("outcome");
        if (ref != null) {
            json.field("ref", ref);
        }
        OutcomeFields.write(json, thread, outcome);
        return end(json);
    }

    /** A newer credential was taken; {@code until} when it expires, null for never. */
    public Frame renewed(@Nullable Instant until, @Nullable String ref) {
        JsonBytes json = begin("renewed");
        if (until != null) {
            json.field("until", until.toString());
        }
        return answer(json, ref);
    }

    public Frame pong(@Nullable String ref) {
        return answer(begin("pong"), ref);
    }

    /** {@code thread} is the one that the error is about, null where there is none. */
    public Frame error(ErrorCode code, String detail, @Nullable ThreadId thread, @Nullable String ref) {
        JsonBytes json = begin("error").field("code", code.name()).field("detail", detail);
        if (thread != null) {
            json.field("thread", thread.value());
        }
        return answer(json, ref);
    }

    public Frame closing(String reason, Duration reconnectAfter) {
        Envelope.Cover cover = new Envelope.Cover("closing", null, reconnectAfter);
        return end(begin(cover).field("reason", reason).field("reconnectAfter", reconnectAfter.toMillis()));
    }

    private JsonBytes begin(String type) {
        return begin(Envelope.Cover.of(type));
    }

    private JsonBytes begin(Envelope.Cover cover) {
        return envelope.begin(cover, USUAL).beginObject().field("type", cover.type());
    }

    private static JsonBytes log(JsonBytes json, ThreadId thread, Epoch epoch) {
        return json.field("thread", thread.value()).field("epoch", epoch.value());
    }

    private Frame answer(JsonBytes json, @Nullable String ref) {
        return end(ref == null ? json : json.field("ref", ref));
    }

    private Frame end(JsonBytes json) {
        return envelope.end(json.endObject());
    }
}
