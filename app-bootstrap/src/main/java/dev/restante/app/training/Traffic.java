package dev.restante.app.training;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What senders, readers and operators do, once or a few times each, over plain sockets. */
final class Traffic {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int FIN_AND_TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int SENDS = 50;
    private static final String THREAD = "/v1/threads/training";

    private Traffic() {}

    static void on(int port, int management) throws IOException {
        for (String page : new String[] {"/livez", "/readyz", "/startup", "/metrics"}) {
            ask(management, get(page), " 200 ");
        }
        ask(port, post(THREAD + "/messages", "application/json", "{\"n\":0}"), "\"queued\"");
        ask(port, post("/v1/messages", "application/x-ndjson", "{\"thread\":\"training\",\"body\":1}\n"), "\"queued\"");
        ask(port, get(THREAD), "\"depth\":2");
        ask(port, get(THREAD + "/messages"), "\"messages\"");
        ask(port, get(THREAD + "/messages") + "Accept: text/event-stream\r\n", "event: message");
        converse(port);
    }

    /** A reader and sender over WebSocket. */
    private static void converse(int port) throws IOException {
        try (Socket socket = connect(port)) {
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            write(out, get("/v1/connect?thread=training-2") + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Sec-WebSocket-Protocol: restante.v1\r\n\r\n");
            readUntil(in, "\"following\"");
            for (int i = 0; i < SENDS; i++) {
                frame(out, "{\"type\":\"send\",\"ref\":\"" + i + "\",\"thread\":\"training-2\",\"body\":" + i + "}");
                readUntil(in, "\"outcome\":\"delivered\"");
            }
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n";
    }

    private static String post(String path, String type, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    /** Over a connection of its own, read no further than to what is expected. */
    private static void ask(int port, String request, String expected) throws IOException {
        try (Socket socket = connect(port)) {
            write(socket.getOutputStream(), request.contains("\r\n\r\n") ? request : request + "\r\n");
            readUntil(new BufferedInputStream(socket.getInputStream()), expected);
        }
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Masked by zeros, which leaves it as it is. */
    private static void frame(OutputStream out, String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        byte[] head = {(byte) FIN_AND_TEXT, (byte) (MASKED | payload.length), 0, 0, 0, 0};
        out.write(head);
        out.write(payload);
        out.flush();
    }

    private static void readUntil(InputStream in, String expected) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.ISO_8859_1).endsWith(expected)) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException(read.toString(StandardCharsets.ISO_8859_1) + " (expected: " + expected + ")");
            }
            read.write(next);
        }
    }
}
