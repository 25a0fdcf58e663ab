package dev.restante.websocket.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
    @Test
    void members_areReadByTheirKind_andKeptAsTheyWereWritten() {
        JsonObject object =
                read("{\"s\":\"a\\u00e9\\n\",\"n\":-42, \"b\" : true,\"o\":{\"x\": [1,\n2]},\"z\":null,\"e\":1e3}")
                        .orElseThrow();
        assertEquals(Optional.of("aé\n"), object.string("s"));
        assertEquals(Optional.of("\"a\\u00e9\\n\""), object.written("s"));
        assertEquals(Optional.of(-42L), object.number("n"));
        assertEquals(Optional.of("{\"x\": [1,\n2]}"), object.written("o"));
        assertEquals(Optional.of("true"), object.written("b"));
        assertEquals(Optional.of("null"), object.written("z"));
        assertEquals(Optional.of("1e3"), object.written("e"));
        for (String other : new String[] {"s", "b", "o", "z", "e", "absent"}) {
            assertTrue(object.number(other).isEmpty(), other);
        }
        assertTrue(object.string("n").isEmpty());
        assertTrue(object.written("absent").isEmpty());
    }

    @Test
    void numberBeyond64Bits_isNone() {
        assertTrue(read("{\"n\":9223372036854775808}").orElseThrow().number("n").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "[]", "\"x\"", "null", "{", "{\"a\":1", "{\"a\"}", "{\"a\":1,\"a\":2}", "{} {}",
        "{}x"})
    void anythingElse_isNothing(String text) {
        assertTrue(read(text).isEmpty());
    }

    private static Optional<JsonObject> read(String text) {
        return JsonObject.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
