package dev.restante.websocket.rfc6455;

import static dev.restante.websocket.rfc6455.ClientBytes.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameParserTest {
    @Test
    void parse_cutAtEveryByte_tellsTheSame() {
        byte[] sent = bytes()
                .text("first")
                .frame(0x01, "fra".getBytes(StandardCharsets.UTF_8))
                .frame(0x89, "beat".getBytes(StandardCharsets.UTF_8))
                .frame(0x80, "gmented €".getBytes(StandardCharsets.UTF_8))
                .text("x".repeat(200))
                .text("")
                .frame(0x8a)
                .text("y".repeat(70_000))
                .frame(0x88, (byte) 0x03, (byte) 0xe8)
                .toBytes();
        List<String> whole = List.of(
                "text first", "ping beat", "text fragmented €", "text " + "x".repeat(200), "text ", "pong",
                "text " + "y".repeat(70_000), "close 1000");
        assertEquals(whole, Heard.of(sent));
        for (int cut = 0; cut <= 320; cut++) {
            assertEquals(whole, Heard.of(sent, cut), "cut at " + cut);
        }
        byte[] start = bytes().text("first").text("x".repeat(200)).toBytes();
        int[] every = new int[start.length];
        for (int i = 0; i < every.length; i++) {
            every[i] = i;
        }
        assertEquals(List.of("text first", "text " + "x".repeat(200)), Heard.of(start, every));
    }

    @Test
    void parse_randomConversationsInRandomPieces_tellsWhatWasSent() {
        long seed = Long.getLong("restante.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            ClientBytes sent = bytes();
            List<String> expected = new ArrayList<>();
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                String text = random.ints(random.nextInt(300), 1, 0x10ffff)
                        .filter(c -> c < 0xd800 || c > 0xdfff)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
                fragmented(sent, text.getBytes(StandardCharsets.UTF_8), random);
                expected.add("text " + text);
            }
            assertEquals(expected, Heard.shuffled(sent.toBytes(), random), "seed " + seed + ", round " + round);
        }
    }

    private static void fragmented(ClientBytes sent, byte[] utf8, SplittableRandom random) {
        int from = 0;
        int opcode = Opcode.TEXT;
        while (random.nextInt(3) == 0) {
            int to = random.nextInt(from, utf8.length + 1);
            sent.frame(opcode, Arrays.copyOfRange(utf8, from, to));
            from = to;
            opcode = Opcode.CONTINUATION;
        }
        sent.frame(0x80 | opcode, Arrays.copyOfRange(utf8, from, utf8.length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xc1, 0xa1, 0x91, 0x83, 0x87, 0x8b, 0x8f, 0x09, 0x08, 0x0a, 0x80, 0x00})
    void parse_reservedBitsAndOpcodes_fragmentedControlAndStrayContinuation_are1002(int first) {
        assertEquals(List.of("refused 1002"), Heard.of(bytes().frame(first, (byte) 'x').text("lost").toBytes()));
    }

    @Test
    void parse_wrongHeaders_are1002() {
        List<byte[]> wrong = List.of(
                bytes().raw(0x81, 0x01, 'x').toBytes(),
                bytes().frame(0x81, 2, 125, new byte[125]).toBytes(),
                bytes().frame(0x81, 8, 0xffff, new byte[10]).toBytes(),
                bytes().frame(0x81, 8, -1, new byte[10]).toBytes(),
                bytes().frame(0x89, 2, 126, new byte[126]).toBytes(),
                bytes().frame(0x01, (byte) 'x').text("second start").toBytes(),
                bytes().frame(0x88, (byte) 3).toBytes(),
                bytes().frame(0x88, (byte) 0x03, (byte) 0xed).toBytes(),
                bytes().frame(0x88, (byte) 0x03, (byte) 0xe7).toBytes(),
                bytes().frame(0x88, (byte) 0x13, (byte) 0x88).toBytes());
        for (byte[] bytes : wrong) {
            assertEquals(List.of("refused 1002"), Heard.of(bytes), () -> HexFormat.of().formatHex(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999})
    void parse_registeredCloseCodes_areTold(int code) {
        byte[] sent = bytes().frame(0x88, (byte) (code >> 8), (byte) code, (byte) 'o', (byte) 'k').toBytes();
        assertEquals(List.of("close " + code), Heard.of(sent));
        assertEquals(List.of("close 1005"), Heard.of(bytes().frame(0x88).toBytes()));
    }

    @Test
    void parse_binary_is1003_andTooBigIs1009BeforeItsPayload() {
        assertEquals(List.of("refused 1003"), Heard.of(bytes().frame(0x82).toBytes()));
        assertEquals(List.of("refused 1009"), Heard.of(bytes().frame(0x81, 8, 100_001).toBytes()));
        assertEquals(List.of("refused 1009"), Heard.of(bytes().frame(0x81, 8, Long.MAX_VALUE).toBytes()));
        assertEquals(
                List.of("refused 1009"),
                Heard.of(bytes().frame(0x01, new byte[60_000]).frame(0x80, 2, 40_001).toBytes()));
    }

    @Test
    void parse_notUtf8_is1007AtTheEarliestByte() {
        byte[][] wrong = {
            {(byte) 0xc0}, {(byte) 0xf5}, {(byte) 0x80}, {(byte) 0xed, (byte) 0xa0}, {(byte) 0xf4, (byte) 0x90},
            {(byte) 0xe0, (byte) 0x9f}, {(byte) 0xf0, (byte) 0x8f}, {(byte) 0xe2, (byte) 'x'}
        };
        for (byte[] bytes : wrong) {
            // Announced is more than comes: it must not wait for the rest.
            assertEquals(List.of("refused 1007"), Heard.of(bytes().frame(0x81, 0, 100, bytes).toBytes()));
        }
        assertEquals(List.of("refused 1007"), Heard.of(bytes().frame(0x81, (byte) 0xe2, (byte) 0x82).toBytes()));
        assertEquals(
                List.of("refused 1007"), Heard.of(bytes().frame(0x88, (byte) 3, (byte) 0xe8, (byte) 0xff).toBytes()));
    }

    @Test
    void parse_paused_leavesTheRestUntouched() {
        Heard heard = new Heard();
        heard.pause();
        ByteBuffer in = ByteBuffer.wrap(bytes().text("later").toBytes());
        new FrameParser(100, heard).parse(in);
        assertEquals(0, in.position());
    }

    @Test
    void incomplete_numbersWhatHasBegun() {
        FrameParser parser = new FrameParser(100, new Heard());
        byte[] two = bytes().text("one").text("two").toBytes();
        parser.parse(ByteBuffer.wrap(two, 0, 9));
        assertEquals(0, parser.incomplete());
        parser.parse(ByteBuffer.wrap(two, 9, 1));
        assertEquals(2, parser.incomplete());
        parser.parse(ByteBuffer.wrap(two, 10, 8));
        assertEquals(0, parser.incomplete());
    }
}
