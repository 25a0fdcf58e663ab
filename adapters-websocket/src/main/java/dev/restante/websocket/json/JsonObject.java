package dev.restante.websocket.json;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON object, by the names of its members; what is inside of a member stays as it was written. Immutable.
 */
public final class JsonObject {
    // Names come from outside and are not worth keeping; no text is guessed to be anything but UTF-8.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .build();

    private record Member(JsonToken kind, String text, String written) {}

    private final Map<String, Member> members;

    private JsonObject(Map<String, Member> members) {
        this.members = members;
    }

    /** The one object that {@code utf8} is; nothing where it is anything else, or names a member twice. */
    public static Optional<JsonObject> read(byte[] utf8) {
        Map<String, Member> members = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), utf8)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                if (members.put(parser.currentName(), member(parser, utf8)) != null) {
                    return Optional.empty();
                }
            }
            return parser.nextToken() == null ? Optional.of(new JsonObject(members)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Member member(JsonParser parser, byte[] utf8) {
        JsonToken kind = parser.nextToken();
        int from = (int) parser.currentTokenLocation().getByteOffset();
        String text = kind.isStructStart() ? "" : parser.getString();
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getByteOffset();
        return new Member(kind, text, new String(utf8, from, to - from, StandardCharsets.UTF_8));
    }

    /** The text of a member that is a string. */
    public Optional<String> string(String name) {
        return of(name, JsonToken.VALUE_STRING).map(Member::text);
    }

    /** A member that is a whole number of 64 bits. */
    public Optional<Long> number(String name) {
        try {
            return of(name, JsonToken.VALUE_NUMBER_INT).map(member -> Long.valueOf(member.text()));
        } catch (NumberFormatException larger) {
            return Optional.empty();
        }
    }

    /** A member of any kind, as it was written. */
    public Optional<String> written(String name) {
        return Optional.ofNullable(members.get(name)).map(Member::written);
    }

    private Optional<Member> of(String name, JsonToken kind) {
        return Optional.ofNullable(members.get(name)).filter(member -> member.kind() == kind);
    }
}
