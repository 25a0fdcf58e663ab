package dev.restante.websocket.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A client that writes what it is told to, right or wrong: HTTP and RFC 6455 by hand, on a plain socket. Reads wait a
 * few seconds at most. For one thread.
 */
public final class RawClient implements Closeable {
    /** The key of RFC 6455's own example. */
    public static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Socket socket;
    private final DataInputStream in;

    /** One answer to a request. */
    public record Response(int status, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** One frame of the server; the close code is 1005 where there is none. */
    public record Frame(int opcode, String text, int closeCode) {
        static Frame of(int opcode, byte[] payload) {
            boolean coded = opcode == CLOSE && payload.length >= 2;
            int code = coded ? (payload[0] & 0xff) << 8 | (payload[1] & 0xff) : 1005;
            int from = coded ? 2 : 0;
            return new Frame(opcode, new String(payload, from, payload.length - from, StandardCharsets.UTF_8), code);
        }
    }

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    public static RawClient connect(InetSocketAddress address) throws IOException {
        return connect(address, 0);
    }

    /** With a receive buffer of its own; 0 for the usual one. */
    public static RawClient connect(InetSocketAddress address, int receiveBuffer) throws IOException {
        return new RawClient(open(address, receiveBuffer));
    }

    /** Over TLS, in the named versions or in those of the JDK. */
    public static RawClient connect(InetSocketAddress address, int receiveBuffer, SSLContext tls, String... versions)
            throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory()
                .createSocket(open(address, receiveBuffer), "localhost", address.getPort(), true);
        if (versions.length > 0) {
            secured.setEnabledProtocols(versions);
        }
        secured.startHandshake();
        return new RawClient(secured);
    }

    private static Socket open(InetSocketAddress address, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(address, (int) PATIENCE.toMillis());
        return socket;
    }

    /** Asks for an upgrade of {@code target}, and expects to get it. */
    public RawClient upgrade(String target) throws IOException {
        Response response = handshake(target);
        if (response.status() != 101) {
            throw new IllegalStateException("upgrade: " + response + " (expected: 101)");
        }
        return this;
    }

    /** The bytes of an upgrade request. */
    public static byte[] upgradeRequest(String target, String key, String... headers) {
        StringBuilder request = new StringBuilder("GET ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
        request.append("Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n");
        request.append("Sec-WebSocket-Key: ").append(key).append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The answer to an upgrade request with these header lines more. */
    public Response handshake(String target, String... headers) throws IOException {
        write(upgradeRequest(target, KEY, headers));
        return readResponse(false);
    }

    /**
     * Sends a request with a body; header lines as they are given, {@code Content-Length} beside them, and {@code Host}
     * unless it is one of them.
     */
    public Response request(String method, String target, String body, String... headers) throws IOException {
        writeRequest(method, target, body, headers);
        return readResponse(method.equals("HEAD"));
    }

    public void writeRequest(String method, String target, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (Stream.of(headers).noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: localhost\r\n");
        }
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        request.append("Content-Length: ").append(bytes.length).append("\r\n\r\n").append(body);
        write(request.toString());
    }

    public Response readResponse(boolean headOnly) throws IOException {
        String[] status = readLine().split(" ", 3);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        int length = headOnly ? 0 : Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Response(Integer.parseInt(status[1]), headers, body);
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.readUnsignedByte(); b != '\n'; b = in.readUnsignedByte()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** One line of UTF-8, without its end; {@link EOFException} where the server has closed. */
    public String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.readUnsignedByte(); b != '\n'; b = in.readUnsignedByte()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** So many bytes, or as many as there are before the server closes. */
    public byte[] bytes(int count) throws IOException {
        return in.readNBytes(count);
    }

    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    public void send(String text) throws IOException {
        write(Frames.text(text));
    }

    /** The next frame; {@link EOFException} where the server has closed. */
    public Frame read() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0f;
        long length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        return Frame.of(opcode, in.readNBytes((int) length));
    }

    /** The next text frame; pings and pongs in front of it are passed over. */
    public String text() throws IOException {
        Frame frame = read();
        while (frame.opcode() == PING || frame.opcode() == PONG) {
            frame = read();
        }
        if (frame.opcode() != TEXT) {
            throw new IllegalStateException("frame: " + frame.opcode() + " " + frame.closeCode() + " (expected: text)");
        }
        return frame.text();
    }

    /** The next frame of a type, as its fields; others in front of it are passed over. */
    public Map<String, String> expect(String type) throws IOException {
        Map<String, String> fields = Json.fields(text());
        while (!type.equals(fields.get("type"))) {
            fields = Json.fields(text());
        }
        return fields;
    }

    /** Reads to the close frame, and answers its code; 1006 where the connection ends without one. */
    public int readClose() throws IOException {
        try {
            Frame frame = read();
            while (frame.opcode() != CLOSE) {
                frame = read();
            }
            return frame.closeCode();
        } catch (EOFException e) {
            return 1006;
        } catch (java.net.SocketException e) {
            return 1006;
        }
    }

    /** Whether there is something to read already. */
    public boolean hasInput() throws IOException {
        return in.available() > 0;
    }

    /** Whether the server ends the connection now, be it by FIN or by RST. */
    public boolean readsEnd() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException e) {
            return true;
        }
    }

    /** Waits so long for whatever is read from now on, where the gateway takes its time. */
    public void waitFor(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
    }

    /** Sends nothing more, and tells the network so; reading goes on. */
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends the connection with a RST: no close frame, no FIN. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
