package dev.restante.domain.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.testing.Seeds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class JsonTextProperties {
    private static final String[] PIECES = {
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\"a\"", "\"é€𝄞\"", "\"\\u12aB\"", "\"\\n\"", "0", "-0", "12", "1.5",
        "1e", "e",
        ".", "-", "+", "true", "false", "null", " ", "\n", "\t", "\r", "\u000b", "x", "u", "01", "\ud834\udd1e",
        "\u2028"
    };
    private static final int[] BYTES = {
        0, 0x1f, 0x20, 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff
    };

    @Test
    void anyPieces_areJudgedAsTheOracleDoes() {
        Seeds.check(60_000, (random, seed) -> {
            StringBuilder text = new StringBuilder();
            int pieces = 1 + random.nextInt(8);
            for (int i = 0; i < pieces; i++) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            judge(text.toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void values_areAccepted_andTheirMutantsJudgedAsTheOracleDoes() {
        Seeds.check(6_000, (random, seed) -> {
            StringBuilder text = new StringBuilder();
            value(random, text, 4);
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            assertEquals(-1, JsonText.firstError(bytes), text::toString);
            for (int i = 0; i < 10; i++) {
                judge(mutant(random, bytes));
            }
        });
    }

    private static void judge(byte[] bytes) {
        int fault = JsonText.firstError(bytes);
        assertEquals(JsonOracle.accepts(bytes), fault == -1, () -> HexFormat.of().formatHex(bytes) + " "
                + new String(bytes, StandardCharsets.UTF_8));
        assertTrue(fault >= -1 && fault <= bytes.length, () -> "fault at " + fault);
    }

    private static byte[] mutant(RandomGenerator random, byte[] bytes) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        int at = random.nextInt(bytes.length + 1);
        result.write(bytes, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> result.write(BYTES[random.nextInt(BYTES.length)]);
            case 1 -> result.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
            case 2 -> at = Math.min(bytes.length, at + 1 + random.nextInt(3));
            case 3 -> {
                int from = random.nextInt(bytes.length);
                result.write(bytes, from, random.nextInt(bytes.length - from) + 1);
            }
            default -> {
                result.write(BYTES[random.nextInt(BYTES.length)]);
                at = Math.min(bytes.length, at + 1);
            }
        }
        result.write(bytes, at, bytes.length - at);
        return result.toByteArray();
    }

    private static void value(RandomGenerator random, StringBuilder text, int depth) {
        text.append(" \n\t\r".substring(0, random.nextInt(3)));
        int kind = random.nextInt(depth > 0 ? 7 : 5);
        int parts = random.nextInt(4);
        switch (kind) {
            case 0 -> text.append(new String[] {"null", "true", "false"}[random.nextInt(3)]);
            case 1 -> text.append(random.nextInt());
            case 2 -> text.append(random.nextDouble(-1e9, 1e9));
            case 3, 4 -> string(random, text);
            default -> {
                text.append(kind == 5 ? '[' : '{');
                for (int i = 0; i < parts; i++) {
                    text.append(i == 0 ? " " : ",");
                    if (kind == 6) {
                        string(random, text);
                        text.append(" :");
                    }
                    value(random, text, depth - 1);
                }
                text.append(kind == 5 ? "\t]" : "}");
            }
        }
    }

    private static void string(RandomGenerator random, StringBuilder text) {
        String[] parts = {"a", "é", "€", "𝄞", "\\n", "\\\"", "\\\\", "\\u0000", "\\uD834", "/", "\u007f", " "};
        text.append('"');
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        text.append('"');
    }
}
