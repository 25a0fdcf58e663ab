package dev.restante.websocket.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads answers. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** The fields of an object: scalars as their text, objects and arrays as they were written. */
    public static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("json: " + text + " (expected: an object)");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                int from = (int) parser.currentTokenLocation().getCharOffset();
                String scalar = token.isStructStart() ? "" : parser.getString();
                parser.skipChildren();
                int to = (int) parser.currentLocation().getCharOffset();
                fields.put(name, token.isStructStart() ? text.substring(from, to) : scalar);
            }
        }
        return fields;
    }
}
