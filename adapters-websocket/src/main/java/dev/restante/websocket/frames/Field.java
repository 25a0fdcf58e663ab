package dev.restante.websocket.frames;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of client frames that mean something to us. */
enum Field {
    TYPE("type", Kind.TEXT),
    REF("ref", Kind.TEXT),
    THREAD("thread", Kind.TEXT),
    FROM("from", Kind.TEXT),
    ACK("ack", Kind.TEXT),
    EPOCH("epoch", Kind.TEXT),
    AFTER("after", Kind.NUMBER),
    SEQUENCE("sequence", Kind.NUMBER),
    ID("id", Kind.TEXT),
    TTL("ttl", Kind.NUMBER),
    URGENCY("urgency", Kind.TEXT),
    TOPIC("topic", Kind.TEXT),
    TOKEN("token", Kind.TEXT),
    BODY("body", Kind.ANY);

    private static final Map<String, Field> BY_NAME = new HashMap<>();

    static {
        for (Field field : values()) {
            BY_NAME.put(field.text, field);
        }
    }

    /** What JSON a field takes. */
    enum Kind {
        TEXT("a string"),
        NUMBER("a whole number"),
        ANY("any JSON value");

        private final String rule;

        Kind(String rule) {
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }

    private final String text;
    private final Kind kind;

    Field(String text, Kind kind) {
        this.text = text;
        this.kind = kind;
    }

    static @Nullable Field named(String name) {
        return BY_NAME.get(name);
    }

    String text() {
        return text;
    }

    Kind kind() {
        return kind;
    }
}
