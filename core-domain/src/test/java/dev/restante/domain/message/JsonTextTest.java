package dev.restante.domain.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One JSON value (RFC 8259) and nothing else. Written {@code %xx} in these texts is the byte xx. */
final class JsonTextTest {

    private static byte[] bytes(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        byte[] result = new byte[raw.length];
        int n = 0;
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                result[n++] = (byte) Integer.parseInt(text(raw, i + 1), 16);
                i += 2;
            } else {
                result[n++] = raw[i];
            }
        }
        return Arrays.copyOf(result, n);
    }

    private static String text(byte[] raw, int at) {
        return new String(raw, at, 2, StandardCharsets.US_ASCII);
    }

    private static boolean accepts(String text) {
        return JsonText.firstError(bytes(text)) == -1;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "null", "true", "false", "0", "-0", "-1", "10", "123456789012345678901234567890", "0.0", "-0.0e-0", "1e5",
        "1E+5",
        "1e-5", "0e1", "0e+1", "20e1", "1.5", "123.456e78", "-123.456e-78", "1e999999", "[]", "{}", "[ ]", "{ }",
        " [] ",
        "%20%09%0a%0d1%0d%0a%09%20", "[[]]", "[{}]", "{\"a\":{}}", "[null,1,\"1\",{}]", "[1%0a]", " [1]",
        "[1,null,null,2]",
        "[\"a\"]", "[2] ", "\"\"", "\" \"", "\"asd\"", "{\"\":0}", "{\"a\":\"b\",\"a\":\"b\"}", "{\"a\":[]}",
        "{\"min\":-1.0e+28,\"max\":1.0e+28}", "{%0a\"a\":\"b\"%0a}", "{\"foo\\u0000bar\":42}",
        "\"\\u0060\\u012a\\u12AB\"", "\"\\uD801\\udc37\"", "\"\\ud83d\\ude39\\ud83d\\udc8d\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\\\u0000\"", "\"\\\"\"", "\"a/*b*/c/*d//e\"", "\"\\\\a\"", "\"\\\\n\"",
        "\"\\u0012\"", "\"\\uFFFF\"", "\"\\uDBFF\\uDFFE\"", "\"\\u0000\"", "\"%7f\"", "\"new\\u00A0line\"", "\"€𝄞\"",
        "\"%e2%80%a8%e2%80%a9\"", "\"%ef%bf%bf\"", "\"%f4%8f%bf%bf\"", "\"%c2%80\"", "\"%df%bf\"", "\"%e0%a0%80\"",
        "\"%ed%9f%bf\"", "\"%ee%80%80\"", "\"%f0%90%80%80\"", "\"%ef%bb%bf\"", "\"\\uD800\"", "\"\\uDd1ea\"",
        "\"\\ud800abc\""
    })
    void aValue_isAccepted(String text) {
        assertEquals(-1, JsonText.firstError(bytes(text)), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "%0a", "nul", "nulll", "Null", "NULL", "tru", "truee", "fals", "TRUE", "nan", "NaN", "Infinity",
        "-Infinity", "undefined", "1 000", "+1", "++1", ".5", "-.5", "5.", "1.e3", "1e", "1e+", "1E-", "1eE2", "0e",
        "0e+",
        "0E", "0x1", "0x42", "01", "-01", "00", "--1", "-", "- 1", "-a", "1a", "1.2.3", "1e1.5", "1+2", "012", "1_000",
        "%ef%bc%91", "%d9%a1", "[", "]", "{", "}", "[1", "[1,", "[,", "[,1]", "[1,]", "[1,,2]", "[1 2]", "[1:2]", "[1}",
        "{]", "[\"a\"", "[\"a", "[\"", "[\"a\",", "[1]]", "[]]", "[][]", "[1]x", "[]null", "[true,false", "[[[[", "[}",
        "{\"a\"",
        "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{\"a\":1,,\"b\":2}", "{,}", "{\"a\"}", "{\"a\" 1}",
        "{\"a\",1}", "{a:1}",
        "{'a':1}", "{1:1}", "{null:1}", "{\"a\"::1}", "{\"a\":1 \"b\":2}", "{\"a\":1}#", "{\"a\":1}}", "{\"a\":1]",
        "{:1}",
        "{\"a\":a}", "{\"a\":1;}", "{[]:1}", "'a'", "\"", "\"a", "a\"", "\"\\\"", "\"\\", "\"\\x00\"", "\"\\a\"",
        "\"\\u\"",
        "\"\\u1\"", "\"\\u12\"", "\"\\u123\"", "\"\\u123", "\"\\u00g0\"", "\"\\U0041\"", "\"\\u 041\"", "\"\\u-041\"",
        "\"\\u+041\"",
        "\"\\'\"", "\"\\0\"", "\"\\v\"", "\"\\e\"", "\"\\%0a\"", "\"%00\"", "\"%01\"", "\"%1f\"", "\"%09\"", "\"%0a\"",
        "\"%0d\"", "%00", "1%00", "%ff", "\"%80\"", "\"%bf\"", "\"%c0%80\"", "\"%c0%af\"", "\"%c1%bf\"", "\"%c2\"",
        "\"%c2", "\"%c2%c2\"",
        "\"%e0%80%80\"", "\"%e0%9f%bf\"", "\"%e0%a0\"", "\"%e2%82\"", "\"%ed%a0%80\"", "\"%ed%bf%bf\"",
        "\"%ed%a0%bd%ed%b8%80\"",
        "\"%f0%80%80%80\"", "\"%f0%8f%bf%bf\"", "\"%f4%90%80%80\"", "\"%f5%80%80%80\"", "\"%f8%88%80%80%80\"",
        "\"%fe\"", "\"%ff\"",
        "\"%f0%9f%98\"", "\"%f0%9f%98", "\"\\%c3%a5\"", "%ef%bb%bf1", "%ef%bb%bf{}", "%fe%ff%00%31", "%0b1", "%0c1",
        "%c2%a01",
        "%e2%80%a81", "%e2%81%a0[]", "1%0b", "/*c*/1", "1//c", "[1,/*c*/2]", "#1", "1%20x", "\"a\" \"b\"", "<.>", "*",
        "@", "\\", "\\u0031"
    })
    void anythingElse_isRefused(String text) {
        assertEquals(false, accepts(text), text);
    }

    @Test
    void theFault_isFoundWhereItIs() {
        assertEquals(0, JsonText.firstError(bytes("")));
        assertEquals(0, JsonText.firstError(bytes("x")));
        assertEquals(2, JsonText.firstError(bytes("[ x]")));
        assertEquals(3, JsonText.firstError(bytes("[1 2]")));
        assertEquals(2, JsonText.firstError(bytes("[1")));
        assertEquals(2, JsonText.firstError(bytes("1 2")));
        assertEquals(4, JsonText.firstError(bytes("\"abc%ff\"")));
    }

    private static String nested(int depth, String inner) {
        return "[".repeat(depth) + inner + "]".repeat(depth);
    }

    private static String nestedObjects(int depth, String inner) {
        return "{\"a\":".repeat(depth) + inner + "}".repeat(depth);
    }

    @Test
    void nesting_isAcceptedToItsLimit_andNoFurther() {
        int most = JsonText.MAX_DEPTH;
        assertEquals(true, accepts(nested(most, "1")));
        assertEquals(true, accepts(nested(most, "")));
        assertEquals(true, accepts(nested(most - 1, "{}")));
        assertEquals(true, accepts(nestedObjects(most, "1")));
        assertEquals(true, accepts(nestedObjects(most - 1, "[]")));
        assertEquals(false, accepts(nested(most + 1, "1")));
        assertEquals(false, accepts(nested(most + 1, "")));
        assertEquals(false, accepts(nested(most, "{}")));
        assertEquals(false, accepts(nestedObjects(most + 1, "1")));
        assertEquals(false, accepts(nestedObjects(most, "[]")));
        assertEquals(true, accepts("[" + (nested(most - 1, "") + ",").repeat(3) + "1]"));
    }

    @Test
    void hostileNesting_isRefusedQuickly() {
        assertEquals(false, accepts("[".repeat(1_000_000)));
        assertEquals(false, accepts("{\"\":[".repeat(100_000)));
    }

    @Test
    void body_saysWhereTheFaultIs_butNotWhatWasSent() {
        InvalidValue fault = assertThrows(InvalidValue.class, () -> Body.json("[1,secret]"));
        assertEquals("body: fault at byte 3 (expected: one JSON value in UTF-8)", fault.getMessage());
    }
}
