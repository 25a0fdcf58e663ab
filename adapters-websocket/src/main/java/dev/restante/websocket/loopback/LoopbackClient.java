package dev.restante.websocket.loopback;

import dev.restante.websocket.frames.ServerWord;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * As much of a WebSocket client (RFC 6455) as it takes to read a probe from our own listener. The JDK's would do, but
 * takes longer to load than all the rest of a start. For one thread.
 */
final class LoopbackClient implements Closeable {
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int MASK_BYTES = 4;
    private static final int MOST_BYTES = 64 << 10;
    private static final int MOST_LINE = 8 << 10;

    private final Socket socket;
    private final DataInputStream in;
    private final byte[] mask;

    /** Over a connection that stands; {@code mask}: its first bytes hide what we send from whoever is in between. */
    LoopbackClient(Socket socket, Countdown countdown, byte[] mask) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(
                new BufferedInputStream(new InTime(socket.getInputStream(), socket, countdown)));
        this.mask = Arrays.copyOf(mask, MASK_BYTES);
    }

    /** Asks for the upgrade; answers the first line of what came, and what {@code Sec-WebSocket-Accept} said. */
    Upgraded upgrade(String host, String key, String token) throws IOException {
        String request = "GET /v1/connect HTTP/1.1\r\nHost: " + host
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + key + "\r\nSec-WebSocket-Protocol: restante.v1\r\n" + Passes.HEADER + ": " + token + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String status = line();
        String accept = "";
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).equalsIgnoreCase("Sec-WebSocket-Accept")) {
                accept = line.substring(colon + 1).strip();
            }
        }
        return new Upgraded(status, accept);
    }

    /** What the upgrade was answered. */
    record Upgraded(String status, String accept) {
        boolean isGranted() {
            return status.startsWith("HTTP/1.1 101 ");
        }
    }

    /** The next thing said to us; what is no text is passed over. */
    ServerWord next() throws IOException {
        byte[] payload = frame(TEXT);
        return ServerWord.read(payload);
    }

    void say(String json) throws IOException {
        send(TEXT, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Ends it as RFC 6455 wants it: our close frame, then theirs. */
    void leave() throws IOException {
        send(CLOSE, new byte[] {1000 >> 8, (byte) 1000});
        byte[] unused = frame(CLOSE);
    }

    private byte[] frame(int wanted) throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0f;
            long length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            if (length < 0 || length > MOST_BYTES) {
                throw new IOException("frame: " + length + " bytes (expected: at most " + MOST_BYTES + ")");
            }
            byte[] payload = new byte[(int) length];
            in.readFully(payload);
            if (opcode == wanted) {
                return payload;
            }
            if (opcode == CLOSE) {
                throw new IOException("the connection was closed " + code(payload));
            }
        }
    }

    private static String code(byte[] payload) {
        return payload.length < 2 ? "without a code" : "" + (ByteBuffer.wrap(payload).getShort(0) & 0xffff);
    }

    /** Nothing that we say is longer than what fits into a length of two bytes. */
    private void send(int opcode, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(8 + payload.length).put((byte) (LAST | opcode));
        if (payload.length < 126) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        }
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i % MASK_BYTES]));
        }
        socket.getOutputStream().write(frame.array(), 0, frame.position());
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.readUnsignedByte(); b != '\n'; b = in.readUnsignedByte()) {
            if (line.size() == MOST_LINE) {
                throw new IOException("line of a response (expected: at most " + MOST_LINE + " bytes)");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Lets no read take longer than what is left. */
    private static final class InTime extends FilterInputStream {
        private final Socket socket;
        private final Countdown countdown;

        InTime(InputStream in, Socket socket, Countdown countdown) {
            super(in);
            this.socket = socket;
            this.countdown = countdown;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            socket.setSoTimeout(countdown.millis());
            return super.read(bytes, from, length);
        }
    }
}
