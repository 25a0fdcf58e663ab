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

/** Sections 6 and 7: what is not UTF-8, and how a conversation is closed (RFC 6455, sections 5.5.1, 7 and 8.1). */
final class ClosingScripts {
    private ClosingScripts() {}

    static List<Script> all() {
        List<Script> all = new ArrayList<>();
        rightText(all);
        wrongText(all);
        handshakes(all);
        codes(all);
        return all;
    }

    private static void rightText(List<Script> all) {
        for (String text : new String[] {
            "κόσμε", "\u0080", "\u0800", "\ud800\udc00", "\u007f", "\u07ff", "\uffff", "\ud7ff", "\ue000", "\ufffd",
            "\udbff\udfff", "\ufffe", "\ufdd0"
        }) {
            byte[] ping = ping(text);
            all.add(open("6 " + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)),
                    bytes().frame(0x81, ping), "text " + text));
            ClientBytes each = bytes().frame(0x01);
            for (byte b : ping) {
                each.frame(0x00, b);
            }
            all.add(open("6.2 each byte a fragment: " + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)),
                    each.frame(0x80), "text " + text));
        }
    }

    private static void wrongText(List<Script> all) {
        for (String hex : new String[] {
            "80", "bf", "8080", "c0", "c1bf", "c080", "c2", "c27f", "c2c0", "e0", "e080", "e08080", "e09fbf", "e0a0",
            "e28278", "ed", "eda080", "edbfbf", "eda080edb080", "edadbfedbfbf", "f0", "f08080", "f08fbfbf", "f09080",
            "f4908080", "f48fbf", "f5808080", "f888808080", "fc8480808080", "fe", "ff", "fefeffff",
            "cebae1bdb9cf83cebceda080656469746564"
        }) {
            byte[] wrong = HexFormat.of().parseHex(hex);
            all.add(ending("6.3 " + hex, bytes().frame(0x81, wrong), "close 1007", "end"));
            all.add(ending("6.3 in two fragments: " + hex,
                    bytes().frame(0x01, wrong[0]).frame(0x80, java.util.Arrays.copyOfRange(wrong, 1, wrong.length)),
                    "close 1007", "end"));
            all.add(ending("7.5 reason of " + hex,
                    bytes().frame(0x88, joined(1000, wrong)), "close 1007", "end"));
        }
        byte[] bad = HexFormat.of().parseHex("cebaf490");
        all.add(ending("6.4.1 the rest of the message is outstanding", bytes().frame(0x01, bad), "close 1007", "end"));
        all.add(ending("6.4.2 the rest of the frame is outstanding", bytes().frame(0x81, 2, 200, bad), "close 1007",
                "end"));
    }

    private static void handshakes(List<Script> all) {
        all.add(ending("7.1.1 text, then close",
                bytes().frame(0x81, ping("a")).frame(0x88, joined(1000)), "text a", "close 1000", "end"));
        all.add(ending("7.1.2 two closes", bytes().frame(0x88, joined(1000)).frame(0x88, joined(1001)), "close 1000",
                "end"));
        all.add(ending("7.1.3 ping after close", bytes().frame(0x88, joined(1000)).frame(0x89), "close 1000", "end"));
        all.add(ending("7.1.4 text after close",
                bytes().frame(0x88, joined(1000)).frame(0x81, ping("a")), "close 1000", "end"));
        all.add(ending("7.1.5 fragment, close, fragment",
                bytes().frame(0x01, (byte) '{').frame(0x88, joined(1000)).frame(0x80, (byte) '}'),
                "close 1000", "end"));
        all.add(ending("7.1.6 64 KiB, close, ping",
                bytes().frame(0x81, ping("a", 1 << 16)).frame(0x88, joined(1000)).frame(0x89),
                "text a", "close 1000", "end"));
        all.add(ending("7.1.7 garbage after close", bytes().frame(0x88, joined(1000)).raw(0xff, 0xff, 0xff),
                "close 1000", "end"));
        all.add(ending("7.3.1 close without a code", bytes().frame(0x88), "close", "end")
                .butStock(Rule.NO_CODE, "close 1000", "end"));
        all.add(ending("7.3.2 close of one byte", bytes().frame(0x88, (byte) 3), "close 1002", "end"));
        all.add(ending("7.3.4 close with a reason",
                bytes().frame(0x88, joined(1000, "Hello World!".getBytes(StandardCharsets.UTF_8))),
                "close 1000", "end"));
        all.add(ending("7.3.5 close with the longest reason",
                bytes().frame(0x88, joined(1000, new byte[123])), "close 1000", "end"));
        all.add(ending("7.3.6 close with a reason too long",
                bytes().frame(0x88, joined(1000, new byte[124])), "close 1002", "end"));
    }

    private static void codes(List<Script> all) {
        for (int code : new int[] {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999}) {
            all.add(ending("7.7 close " + code, bytes().frame(0x88, joined(code)), "close " + code, "end"));
        }
        for (int code : new int[] {1012, 1013, 1014}) {
            all.add(ending("7.7 close " + code, bytes().frame(0x88, joined(code)), "close " + code, "end")
                    .butStock(Rule.REGISTERED_SINCE, "close 1002", "end"));
        }
        for (int code : new int[] {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 32_768, 65_535}) {
            all.add(ending("7.9 close " + code, bytes().frame(0x88, joined(code)), "close 1002", "end"));
        }
    }

    private static byte[] joined(int code, byte... reason) {
        byte[] payload = new byte[2 + reason.length];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(reason, 0, payload, 2, reason.length);
        return payload;
    }
}
