package dev.restante.app.client;

import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.InvalidValue;
import dev.restante.websocket.json.JsonBytes;

/** From where a thread is followed. */
public sealed interface Standpoint {
    /** The fields of a {@code follow} that say so. */
    JsonBytes into(JsonBytes frame);

    /** One of the protocol's words. */
    record Word(String from) implements Standpoint {
        @Override
        public JsonBytes into(JsonBytes frame) {
            return frame.field("from", from);
        }
    }

    /** After a position. */
    record After(String epoch, long sequence) implements Standpoint {
        @Override
        public JsonBytes into(JsonBytes frame) {
            return frame.field("epoch", epoch).field("after", sequence);
        }
    }

    /** {@code unacknowledged}, {@code beginning}, {@code now} or {@code EPOCH.SEQUENCE}; throws {@link InvalidValue}. */
    static Standpoint parse(String text) {
        if (text.matches("unacknowledged|beginning|now")) {
            return new Word(text);
        }
        int dot = text.lastIndexOf('.');
        if (dot > 0 && text.substring(dot + 1).matches("[0-9]{1,18}")) {
            return new After(new Epoch(text.substring(0, dot)).value(), Long.parseLong(text.substring(dot + 1)));
        }
        throw new InvalidValue("from", text, "unacknowledged, beginning, now or EPOCH.SEQUENCE");
    }
}
