package dev.restante.websocket.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.message.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private static final List<String> BODIES = List.of(
            "1", "-0.0e+17", "\"\"", "\"\\\"}\\\\\"", "\"\u00e9\u20ac\ud83d\ude00\"", "\"\\ud83d\\ude00\"", "null",
            "true",
            "{}", "[]", "[ ]", "{ }", "{\"body\":{\"body\":[\"}\",\"{\"]},\"type\":\"ack\"}", "[[[[[[]]]]]]",
            "[1 , 2\n]",
            "\"" + "x".repeat(5_000) + "\"", "123456789012345678901234567890.1e300", "{\"a\":1,\"a\":2}", "1E5", "0");
    private static final List<String> SPACES = List.of("", " ", "\n", "\t \r\n");
    private static final List<String> OTHERS = List.of(
            "\"x\":\"\\u0000\\\"\"", "\"nested\":{\"body\":[1,{\"thread\":\"no\"}]}", "\"y\":-1.5e3", "\"\u00e9\":null",
            "\"\":[]");

    private static ClientFrame read(String text) {
        return FrameReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The body is taken out byte for byte, whatever stands around it and wherever it stands. */
    @Test
    void body_isTheVerbatimRange() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String body = pick(random, BODIES);
            String frame = frameAround(random, body);
            String about = "seed " + seed + ", round " + i + ": " + frame;
            ClientFrame.Send send = assertInstanceOf(ClientFrame.Send.class, read(frame), about);
            assertEquals(body, send.message().body().asString(), about);
            assertEquals(Body.Content.JSON, send.message().body().content(), about);
            assertEquals("t", send.thread().value(), about);
        }
    }

    private static String frameAround(Random random, String body) {
        List<String> fields = new java.util.ArrayList<>(List.of(
                "\"type\"" + colon(random) + "\"send\"", "\"thread\"" + colon(random) + "\"t\"",
                "\"body\"" + colon(random) + body));
        OTHERS.stream().filter(other -> random.nextBoolean()).forEach(fields::add);
        java.util.Collections.shuffle(fields, random);
        String space = pick(random, SPACES);
        return space + "{" + space + String.join(space + "," + pick(random, SPACES), fields) + space + "}"
                + pick(random, SPACES);
    }

    private static String colon(Random random) {
        return pick(random, SPACES) + ":" + pick(random, SPACES);
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Whatever is changed in a good frame: an answer, never an exception. */
    @Test
    void brokenFrames_areAnswered() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = frameAround(random, pick(random, BODIES)).getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            String about = "seed " + seed + ", round " + i;
            try {
                FrameReader.read(bytes);
                FrameReader.read(cut);
            } catch (RuntimeException e) {
                throw new AssertionError(about, e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"type\":\"send\",\"thread\":\"t\"}", "{\"type\":\"send\",\"thread\":\"t\",\"body\":1,\"id\":\"a b\"}",
        "{\"type\":\"send\",\"thread\":\"t\",\"body\":1,\"ttl\":\"5\"}",
        "{\"type\":\"send\",\"thread\":\"t\",\"body\":1,\"ttl\":1.5}",
        "{\"type\":\"send\",\"thread\":\"t\",\"body\":1,\"urgency\":\"urgent\"}",
        "{\"type\":\"send\",\"thread\":7,\"body\":1}",
        "{\"type\":\"send\",\"thread\":\"t\",\"body\":1,\"topic\":null}"
    })
    void send_thatBreaksARule_isABadSend(String frame) {
        assertInstanceOf(ClientFrame.BadSend.class, read(frame));
    }

    @Test
    void body_nestedTooDeep_isABadSend() {
        String deep = "[".repeat(30_000) + "]".repeat(30_000);
        assertInstanceOf(
                ClientFrame.BadSend.class,
                read("{\"type\":\"send\",\"thread\":\"t\",\"ref\":\"r\",\"body\":" + deep + "}"));
    }

    @Test
    void text_ofAnotherEncoding_isABadFrame() {
        byte[] wide = "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_16LE);
        ClientFrame.Faulty faulty = assertInstanceOf(ClientFrame.Faulty.class, FrameReader.read(wide));
        assertEquals(ErrorCode.BAD_FRAME, faulty.code());
    }

    @Test
    void ref_thatIsTooLong_isNotRepeated() {
        ClientFrame.Faulty faulty =
                assertInstanceOf(ClientFrame.Faulty.class,
                        read("{\"type\":\"ping\",\"ref\":\"" + "r".repeat(129) + "\"}"));
        assertEquals(ErrorCode.INVALID, faulty.code());
        assertNull(faulty.ref());
    }

    @Test
    void follow_knowsWhereToBegin() {
        assertEquals(new From.Unacknowledged(), follow("").from());
        assertEquals(AckMode.AUTO, follow("").ack());
        assertEquals(new From.Beginning(), follow(",\"from\":\"beginning\"").from());
        assertEquals(new From.Now(), follow(",\"from\":\"now\",\"ack\":\"client\"").from());
        From.After after = assertInstanceOf(From.After.class, follow(",\"epoch\":\"e\",\"after\":41").from());
        assertEquals("e.41", after.position().toString());
    }

    private static ClientFrame.Follow follow(String more) {
        return assertInstanceOf(ClientFrame.Follow.class, read("{\"type\":\"follow\",\"thread\":\"t\"" + more + "}"));
    }

    @Test
    void position_isReadAlone() {
        Position position = FrameReader.position("{\"epoch\":\"e\",\"sequence\":9}".getBytes(StandardCharsets.UTF_8));
        assertEquals("e.9", position.toString());
        for (String bad : List.of("", "[]", "{}", "{\"epoch\":\"e\"}", "{\"epoch\":\"e\",\"sequence\":\"9\"}",
                "{\"epoch\":\"e\",\"sequence\":-1}")) {
            assertThrows(InvalidValue.class, () -> FrameReader.position(bad.getBytes(StandardCharsets.UTF_8)), bad);
        }
    }
}
