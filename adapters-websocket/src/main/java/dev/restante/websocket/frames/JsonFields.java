package dev.restante.websocket.frames;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.InvalidValue;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * The fields of one JSON object, by the names we know; others are skipped. A value is kept as its text, the body as
 * the range of bytes it takes.
 */
final class JsonFields {
    // Size is limited before anything is parsed, and the body has a rule of its own for depth.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final byte[] bytes;
    private final int start;
    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private final Set<Field> seen = EnumSet.noneOf(Field.class);
    private int bodyFrom;
    private int bodyTo = -1;
    private @Nullable InvalidValue wrongKind;

    private JsonFields(byte[] bytes, int start) {
        this.bytes = bytes;
        this.start = start;
    }

    /** The fields of the one object that {@code utf8} is; null where it is anything else, or names a field twice. */
    static @Nullable JsonFields read(byte[] utf8) {
        return read(utf8, 0, utf8.length);
    }

    /** As {@link #read(byte[])}, of the part {@code from} (inclusive) to {@code to} (exclusive). */
    static @Nullable JsonFields read(byte[] utf8, int from, int to) {
        JsonFields fields = new JsonFields(utf8, from);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), utf8, from, to - from)) {
            return parser.nextToken() == JsonToken.START_OBJECT && fields.readObject(parser) ? fields : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    @Nullable
    String get(Field field) {
        return texts.get(field);
    }

    String need(Field field) {
        String text = texts.get(field);
        if (text == null) {
            throw new InvalidValue(field.text(), "missing", field.kind().rule());
        }
        return text;
    }

    Body body() {
        if (bodyTo < 0) {
            throw new InvalidValue("body", "missing", Field.Kind.ANY.rule());
        }
        return Body.json(bytes, bodyFrom, bodyTo);
    }

    /** The first value of a kind that its field does not take; null for none. */
    @Nullable
    InvalidValue wrongKind() {
        return wrongKind;
    }

    private boolean readObject(JsonParser parser) {
        Set<String> unknown = Set.of();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Field field = Field.named(name);
            if (field == null) {
                unknown = unknown.isEmpty() ? new HashSet<>() : unknown;
            }
            if (field == null ? !unknown.add(name) : !seen.add(field)) {
                return false;
            }
            readValue(parser, field);
        }
        return parser.nextToken() == null;
    }

    private void readValue(JsonParser parser, @Nullable Field field) {
        JsonToken token = parser.nextToken();
        if (field == Field.BODY) {
            bodyFrom = start + (int) parser.currentTokenLocation().getByteOffset();
            finish(parser);
            bodyTo = start + (int) parser.currentLocation().getByteOffset();
            return;
        }
        if (field != null) {
            keep(parser, field, token);
        }
        finish(parser);
    }

    private void keep(JsonParser parser, Field field, JsonToken token) {
        boolean fits = field.kind() == Field.Kind.TEXT
                ? token == JsonToken.VALUE_STRING
                : token == JsonToken.VALUE_NUMBER_INT;
        if (fits) {
            texts.put(field, parser.getString());
        } else if (wrongKind == null) {
            String shown = token.isStructStart() ? "an object or array"
                    : token == JsonToken.VALUE_STRING ? '"' + parser.getString() + '"' : parser.getString();
            wrongKind = new InvalidValue(field.text(), shown, field.kind().rule());
        }
    }

    /** To the end of the value: strings are read no further than they are asked for. */
    private static void finish(JsonParser parser) {
        parser.skipChildren();
        parser.finishToken();
    }
}
