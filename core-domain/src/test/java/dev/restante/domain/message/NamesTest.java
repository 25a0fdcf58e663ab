package dev.restante.domain.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that travel on the wire. */
final class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "0", "a.b_c~d:e@f-g", "a-", "A..", "0@", "user:1@example.com"})
    void threadId_acceptsItsGrammar(String text) {
        assertEquals(text, ThreadId.parse(text).value());
        assertEquals(text, ThreadId.parse(text).toString());
        assertFalse(ThreadId.parse(text).isSystem());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", ".a", "-a", "_a", "~a", ":a", "@a", "$", "$$", "$.", "$probe", "a b", "a/b", "a%20", "a\n", "\na", "ä",
        "aä",
        "a\u0000", "a$", "a*", "a+b", "a?", "a#", "a\"", "٣", "ａ", "a\ud800", "𝄞"
    })
    void threadId_refusesAnythingElse(String text) {
        assertThrows(InvalidValue.class, () -> ThreadId.parse(text));
    }

    @Test
    void systemThreads_canBeMade_butNotByName() {
        assertTrue(ThreadId.system("probe-1").isSystem());
        assertEquals("$probe-1", ThreadId.system("probe-1").value());
        assertEquals(ThreadId.system("probe-1"), new ThreadId("$probe-1"));
        assertThrows(InvalidValue.class, () -> ThreadId.system(""));
        assertThrows(InvalidValue.class, () -> ThreadId.system("$a"));
        assertThrows(InvalidValue.class, () -> ThreadId.parse("$probe-1"));
    }

    private static void lengths(int longest, Function<String, String> value) {
        assertEquals("a".repeat(longest), value.apply("a".repeat(longest)));
        assertThrows(InvalidValue.class, () -> value.apply("a".repeat(longest + 1)));
        assertThrows(InvalidValue.class, () -> value.apply(""));
    }

    @Test
    void names_areAcceptedUpToTheirLength() {
        lengths(128, text -> ThreadId.parse(text).value());
        lengths(64, text -> new MessageId(text).value());
        lengths(32, text -> new Topic(text).value());
        lengths(16, text -> new Epoch(text).value());
    }

    @Test
    void characters_areThoseOfTheGrammar_andNoOthers() {
        for (char c = 0; c < 0x250; c++) {
            boolean alphanumeric = c < 0x80 && Character.isLetterOrDigit(c);
            char character = c;
            accepts(alphanumeric || "._~:@-".indexOf(c) >= 0, () -> new ThreadId("a" + character));
            accepts(alphanumeric, () -> ThreadId.parse("" + character));
            accepts(alphanumeric || "._~:-".indexOf(c) >= 0, () -> new MessageId("" + character));
            accepts(alphanumeric || "-_".indexOf(c) >= 0, () -> new Topic("" + character));
            accepts(alphanumeric || "-_".indexOf(c) >= 0, () -> new Epoch("" + character));
        }
    }

    private static void accepts(boolean expected, Runnable making) {
        boolean made;
        try {
            making.run();
            made = true;
        } catch (InvalidValue e) {
            made = false;
        }
        assertEquals(expected, made);
    }

    @Test
    void invalidValue_saysNameValueAndRule() {
        InvalidValue fault = assertThrows(InvalidValue.class, () -> new Topic("a b"));
        assertEquals("topic: a b (expected: 1 - 32 of A-Z a-z 0-9 - _)", fault.getMessage());
    }

    private static String refusal(String topic) {
        return String.valueOf(assertThrows(InvalidValue.class, () -> new Topic(topic)).getMessage());
    }

    @Test
    void invalidValue_isSafeInALogLine() {
        String nasty = "a\r\nb\u001b[31m\u0000\u007f\u0085\u2028\u2029\u202e\u2066\u2069\u200f\u061c\ufeff\ud800é𝄞";
        String shown = refusal(nasty);
        for (int c : shown.codePoints().toArray()) {
            int kind = Character.getType(c);
            assertFalse(
                    kind == Character.CONTROL || kind == Character.FORMAT || kind == Character.LINE_SEPARATOR
                            || kind == Character.PARAGRAPH_SEPARATOR || kind == Character.SURROGATE,
                    () -> "U+" + Integer.toHexString(c) + " in a message");
        }
        assertTrue(shown.contains("é𝄞"));
    }

    @Test
    void invalidValue_shortensWhatIsLong() {
        String shown = refusal("x".repeat(10_000));
        assertTrue(shown.startsWith("topic: " + "x".repeat(64) + "… ("), shown);
        assertTrue(refusal("𝄞".repeat(64)).contains("𝄞 ("));
    }
}
