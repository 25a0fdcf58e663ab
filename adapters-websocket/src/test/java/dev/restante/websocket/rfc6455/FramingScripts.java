package dev.restante.websocket.rfc6455;

import static dev.restante.websocket.rfc6455.ClientBytes.bytes;
import static dev.restante.websocket.rfc6455.Script.ending;
import static dev.restante.websocket.rfc6455.Script.open;
import static dev.restante.websocket.rfc6455.Script.ping;

import dev.restante.websocket.rfc6455.Script.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Sections 1 to 5 and 9: framing, pings, reserved bits, opcodes, fragmentation, limits (RFC 6455, section 5). */
final class FramingScripts {
    /** The gateway of the test takes so much. */
    static final int MAX_BYTES = 80 << 10;

    private static final byte[] X = "x".getBytes(StandardCharsets.UTF_8);

    private FramingScripts() {}

    static List<Script> all() {
        List<Script> all = new ArrayList<>();
        framing(all);
        lengths(all);
        pings(all);
        reserved(all);
        fragmentation(all);
        return all;
    }

    private static void framing(List<Script> all) {
        all.add(open("1.1.1 empty text", bytes().frame(0x81), "error BAD_FRAME"));
        for (int size : new int[] {125, 126, 127, 128, 1_000, 65_535, 65_536, MAX_BYTES}) {
            all.add(open("1.1 text of " + size, bytes().frame(0x81, ping("a", size)), "text a"));
        }
        all.add(ending("1.2 binary", bytes().frame(0x82, X).frame(0x88), "close 1003", "end")
                .butStock(Rule.BINARY, "close 1000", "end"));
        all.add(open("1.3 several frames in one segment",
                bytes().frame(0x89, X).frame(0x81, ping("a")).frame(0x81, ping("b")).frame(0x8a).frame(0x81, ping("c")),
                "pong 78", "text a", "text b", "text c"));
        all.add(ending("9.1 one byte too many", bytes().frame(0x81, new byte[MAX_BYTES + 1]), "close 1009", "end"));
        all.add(ending("9.1 too many in fragments",
                bytes().frame(0x01, new byte[MAX_BYTES]).frame(0x80, X), "close 1009", "end"));
        all.add(ending("9.1 too many announced", bytes().frame(0x81, 8, MAX_BYTES + 1L), "close 1009", "end")
                .butStock(Rule.ANNOUNCED));
        all.add(ending("9.1 2^63 - 1 announced", bytes().frame(0x81, 8, Long.MAX_VALUE), "close 1009", "end")
                .butStock(Rule.ANNOUNCED));
    }

    private static void lengths(List<Script> all) {
        byte[] ping = ping("a", 125);
        all.add(ending("1.4 7 bits' length in 16", bytes().frame(0x81, 2, 125, ping).frame(0x88), "close 1002", "end")
                .butStock(Rule.LENGTH, "text a", "close 1000", "end"));
        all.add(ending("1.4 no length in 16", bytes().frame(0x81, 2, 0).frame(0x88), "close 1002", "end")
                .butStock(Rule.LENGTH, "error BAD_FRAME", "close 1000", "end"));
        all.add(ending("1.4 7 bits' length in 64", bytes().frame(0x81, 8, 125, ping).frame(0x88), "close 1002", "end")
                .butStock(Rule.LENGTH, "text a", "close 1000", "end"));
        all.add(ending("1.4 16 bits' length in 64",
                bytes().frame(0x81, 8, 65_535, ping("a", 65_535)).frame(0x88), "close 1002", "end")
                .butStock(Rule.LENGTH, "text a", "close 1000", "end"));
        all.add(ending("1.4 top bit of 64 set", bytes().frame(0x81, 8, Long.MIN_VALUE), "close 1002", "end")
                .butStock(Rule.LENGTH));
        all.add(ending("1.4 all of 64 bits set", bytes().frame(0x81, 8, -1), "close 1002", "end")
                .butStock(Rule.LENGTH));
        all.add(ending("1.5 text without a mask", bytes().raw(0x81, 1, 'x'), "close 1002", "end"));
        all.add(ending("1.5 ping without a mask", bytes().raw(0x89, 0).frame(0x88), "close 1002", "end")
                .butStock(Rule.MASK, "pong ", "close 1000", "end"));
        all.add(ending("1.5 close without a mask", bytes().raw(0x88, 2, 3, 0xe8), "close 1002", "end")
                .butStock(Rule.MASK, "close 1000", "end"));
        all.add(ending("1.5 text, then one without a mask",
                bytes().frame(0x81, ping("a")).raw(0x81, 1, 'x'), "text a", "close 1002", "end"));
    }

    private static void pings(List<Script> all) {
        all.add(open("2.1 ping", bytes().frame(0x89), "pong "));
        all.add(open("2.2 ping with text", bytes().frame(0x89, "Hello".getBytes(StandardCharsets.UTF_8)),
                "pong 48656c6c6f"));
        all.add(open("2.3 ping with what is no text",
                bytes().frame(0x89, HexFormat.of().parseHex("00fffefdfcfb00ff")), "pong 00fffefdfcfb00ff"));
        all.add(open("2.4 ping of 125", bytes().frame(0x89, new byte[125]), "pong " + Dialogue.shown("0".repeat(250))));
        all.add(ending("2.5 ping of 126", bytes().frame(0x89, new byte[126]), "close 1002", "end"));
        all.add(ending("2.5 ping of 65,536", bytes().frame(0x89, new byte[65_536]), "close 1002", "end"));
        all.add(open("2.7 pong nobody asked for", bytes().frame(0x8a)));
        all.add(open("2.8 the same with a payload", bytes().frame(0x8a, X)));
        all.add(open("2.9 the same, then a ping", bytes().frame(0x8a, X).frame(0x89, X), "pong 78"));
        ClientBytes ten = bytes();
        List<String> pongs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ten.frame(0x89, (byte) i);
            pongs.add("pong 0" + i);
        }
        all.add(open("2.10 ten pings", ten, pongs.toArray(String[]::new)));
    }

    private static void reserved(List<Script> all) {
        for (int bits = 1; bits < 8; bits++) {
            int first = bits << 4;
            all.add(ending("3 reserved " + bits, bytes().frame(0x81 | first, ping("a")), "close 1002", "end"));
            all.add(ending("3 ping, reserved " + bits, bytes().frame(0x89 | first, X), "close 1002", "end"));
            all.add(ending("3 close, reserved " + bits, bytes().frame(0x88 | first), "close 1002", "end"));
        }
        for (int opcode : new int[] {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
            all.add(ending("4 opcode " + opcode, bytes().frame(0x80 | opcode), "close 1002", "end"));
            all.add(ending("4 opcode with a payload " + opcode, bytes().frame(0x80 | opcode, X), "close 1002", "end"));
            all.add(ending("4 text, then opcode " + opcode,
                    bytes().frame(0x81, ping("a")).frame(0x80 | opcode, X).frame(0x89),
                    "text a", "close 1002", "end"));
        }
    }

    private static void fragmentation(List<Script> all) {
        for (int control : new int[] {0x08, 0x09, 0x0a}) {
            all.add(ending("5.1 control frame in fragments " + control,
                    bytes().frame(control, X).frame(0x80, X), "close 1002", "end"));
        }
        byte[] ping = ping("é€𝄞");
        for (int cut = 0; cut <= ping.length; cut++) {
            byte[] one = java.util.Arrays.copyOf(ping, cut);
            byte[] other = java.util.Arrays.copyOfRange(ping, cut, ping.length);
            all.add(open("5.3 two fragments, at " + cut, bytes().frame(0x01, one).frame(0x80, other), "text é€𝄞"));
            all.add(open("5.6 a ping between them, at " + cut,
                    bytes().frame(0x01, one).frame(0x89, X).frame(0x80, other), "pong 78", "text é€𝄞"));
        }
        ClientBytes each = bytes().frame(0x01);
        for (byte b : ping) {
            each.frame(0x00, b).frame(0x8a);
        }
        all.add(open("5.8 each byte a fragment, pongs between", each.frame(0x80), "text é€𝄞"));
        all.add(ending("5.9 continuation of nothing", bytes().frame(0x80, ping("a")), "close 1002", "end"));
        all.add(ending("5.10 the same, not the last", bytes().frame(0x00, ping("a")), "close 1002", "end"));
        all.add(ending("5.11 continuation after a whole message",
                bytes().frame(0x81, ping("a")).frame(0x80, X), "text a", "close 1002", "end"));
        all.add(ending("5.15 continuation after the last fragment",
                bytes().frame(0x01).frame(0x80, ping("a")).frame(0x80, X), "text a", "close 1002", "end"));
        all.add(ending("5.18 text inside a text", bytes().frame(0x01, X).frame(0x81, ping("a")), "close 1002", "end"));
        all.add(ending("5.18 binary inside a text", bytes().frame(0x01, X).frame(0x82, X), "close 1002", "end"));
        all.add(ending("5.20 a close between fragments",
                bytes().frame(0x01, X).frame(0x88, (byte) 3, (byte) 0xe8), "close 1000", "end"));
    }
}
