package dev.restante.websocket.rfc6455;

import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Says something to a server after the handshake, in pieces, and writes down all it answers up to its end. */
final class Dialogue {
    private static final int LONG = 40;

    private Dialogue() {}

    /** What a server answers to bytes that are written piece by piece, cut at these places, in order. */
    static List<String> with(InetSocketAddress server, byte[] bytes, int... cuts) throws IOException {
        return with(server, false, bytes, cuts);
    }

    /** The same; the client sends nothing more, and says so to the network. */
    static List<String> cutOff(InetSocketAddress server, byte[] bytes) throws IOException {
        return with(server, true, bytes);
    }

    private static List<String> with(InetSocketAddress server, boolean cutOff, byte[] bytes, int... cuts)
            throws IOException {
        try (RawClient client = RawClient.connect(server)) {
            client.upgrade("/v1/connect");
            List<String> lines = new ArrayList<>();
            frame(client, new ArrayList<>()); // the welcome
            write(client, bytes, cuts);
            if (cutOff) {
                client.endOutput();
            }
            while (frame(client, lines)) {
                // Until the server ends the connection.
            }
            return lines;
        }
    }

    /** The same, each byte alone. */
    static List<String> byteByByte(InetSocketAddress server, byte[] bytes) throws IOException {
        int[] cuts = new int[bytes.length];
        Arrays.setAll(cuts, i -> i);
        return with(server, bytes, cuts);
    }

    private static void write(RawClient client, byte[] bytes, int... cuts) {
        try {
            int from = 0;
            for (int cut : cuts) {
                client.write(Arrays.copyOfRange(bytes, from, cut));
                from = cut;
            }
            client.write(Arrays.copyOfRange(bytes, from, bytes.length));
        } catch (IOException e) {
            // The server may have ended the connection already; what it said before that is still to be read.
        }
    }

    /** Adds the next frame as a line; false at the end. */
    private static boolean frame(RawClient client, List<String> lines) throws IOException {
        try {
            byte[] start = client.bytes(2);
            if (start.length == 0) {
                lines.add("end");
                return false;
            }
            int length = start[1];
            if (length == 126) {
                length = ByteBuffer.wrap(client.bytes(2)).getShort() & 0xffff;
            } else if (length == 127) {
                length = Math.toIntExact(ByteBuffer.wrap(client.bytes(8)).getLong());
            }
            lines.add(line(start[0] & 0xff, length, client.bytes(length)));
            return true;
        } catch (SocketTimeoutException e) {
            lines.add("silence");
        } catch (SocketException e) {
            lines.add("end");
        }
        return false;
    }

    private static String line(int first, int length, byte[] payload) {
        return switch (first) {
            case 0x81 -> text(new String(payload, StandardCharsets.UTF_8));
            case 0x88 -> "close" + (length < 2 ? "" : " " + (ByteBuffer.wrap(payload).getShort() & 0xffff));
            case 0x89 -> "ping " + HexFormat.of().formatHex(payload);
            case 0x8a -> "pong " + shown(HexFormat.of().formatHex(payload));
            default -> "strange " + Integer.toHexString(first);
        };
    }

    private static String text(String json) {
        Map<String, String> fields = Json.fields(json);
        return "pong".equals(fields.get("type"))
                ? "text " + shown(fields.getOrDefault("ref", ""))
                : fields.get("type") + " " + fields.get("code");
    }

    static String shown(String text) {
        return text.length() <= LONG ? text : text.substring(0, LONG) + "… " + text.length();
    }
}
