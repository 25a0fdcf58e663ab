package dev.restante.websocket.frames;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import org.jspecify.annotations.Nullable;

/** What the server says, as our own client reads it: the type, and a message's parts where it is one. */
public final class ServerWord {
    private final JsonFields fields;

    private ServerWord(JsonFields fields) {
        this.fields = fields;
    }

    /** Throws {@link InvalidValue} for what is no JSON object. */
    public static ServerWord read(byte[] utf8) {
        @Nullable
        JsonFields fields = JsonFields.read(utf8);
        if (fields == null) {
            throw new InvalidValue("frame", utf8.length + " bytes", "one JSON object");
        }
        return new ServerWord(fields);
    }

    public String type() {
        return fields.need(Field.TYPE);
    }

    public Position position() {
        return FrameReader.position(fields, Field.SEQUENCE);
    }

    public MessageId id() {
        return new MessageId(fields.need(Field.ID));
    }

    public Body body() {
        return fields.body();
    }
}
