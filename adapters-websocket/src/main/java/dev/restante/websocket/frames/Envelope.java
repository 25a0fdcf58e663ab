package dev.restante.websocket.frames;

import dev.restante.domain.message.Position;
import dev.restante.websocket.json.JsonBytes;
import dev.restante.websocket.socket.Frame;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the JSON of a frame is put into on its way. Any number of threads. */
public interface Envelope {
    /** A text frame of WebSocket. */
    Envelope TEXT_FRAME = new Envelope() {
        @Override
        public JsonBytes begin(Cover cover, int expected) {
            return new JsonBytes(expected);
        }

        @Override
        public Frame end(JsonBytes json) {
            return Frame.of(json);
        }
    };

    /**
     * What is said of a frame outside of its JSON, where there is a place for it.
     *
     * @param resume where a reader that has seen the frame may take up again; null where it changes nothing about that
     * @param reconnectAfter when to come back; null where nothing is said about it
     */
    record Cover(String type, @Nullable Position resume, @Nullable Duration reconnectAfter) {
        static Cover of(String type) {
            return new Cover(type, null, null);
        }
    }

    /** Where the JSON is to be written; {@code expected} bytes of it, as a guess. */
    JsonBytes begin(Cover cover, int expected);

    /** The frame, once its JSON is complete; {@code json} must not be used any further. */
    Frame end(JsonBytes json);
}
