package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.TestCertificate;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames of RFC 9113 by hand, as no library would write them. */
@Timeout(60)
class Http2AbuseTest {
    private static final TestCertificate CERTIFICATE = TestCertificate.make();
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int ENDS = 5;
    private static final int CALM = 11;

    private final Gateway gateway =
            Gateway.open(s -> Gateway.secured(s, CERTIFICATE, Duration.ofSeconds(10)));
    private final SSLSocket socket;
    private final DataInputStream in;

    Http2AbuseTest() throws IOException {
        socket = (SSLSocket) CERTIFICATE.client()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), gateway.address.getPort());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(10_000);
        socket.startHandshake();
        in = new DataInputStream(socket.getInputStream());
        write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII), frame(SETTINGS, 0, 0));
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        gateway.close();
    }

    private void write(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        socket.getOutputStream().write(all.toByteArray());
    }

    private static byte[] frame(int type, int flags, int stream, int... payload) {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length)
                .put((byte) 0)
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream);
        for (int b : payload) {
            frame.put((byte) b);
        }
        return frame.array();
    }

    /** {@code GET /} of {@code a}, by HPACK's static table, and further bytes of its header block. */
    private static byte[] get(int stream, int... more) {
        int[] block = new int[6 + more.length];
        System.arraycopy(new int[] {0x82, 0x87, 0x84, 0x41, 1, 'a'}, 0, block, 0, 6);
        System.arraycopy(more, 0, block, 6, more.length);
        return frame(HEADERS, ENDS, stream, block);
    }

    /** The next frame of a type: its payload; empty where the connection ends before. */
    private byte[] next(int wanted) throws IOException {
        try {
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                in.skipNBytes(5);
                byte[] payload = in.readNBytes(length);
                if (type == wanted) {
                    return payload;
                }
            }
        } catch (EOFException | SocketException ended) {
            return new byte[0];
        }
    }

    private static void assertCalmed(byte[] goAway) {
        assertTrue(goAway.length == 0 || goAway[7] == CALM, "an end, or ENHANCE_YOUR_CALM");
    }

    @Test
    void request_isAnswered() throws IOException {
        write(get(1));
        assertTrue(next(HEADERS).length > 0);
    }

    @Test
    void rapidReset_endsTheConnection() throws IOException {
        try {
            for (int i = 0; i < 1_000; i++) {
                write(get(2 * i + 1), frame(RST_STREAM, 0, 2 * i + 1, 0, 0, 0, 8));
            }
        } catch (IOException cut) {
            // So soon.
        }
        assertCalmed(next(GOAWAY));
    }

    @Test
    void pings_areAnsweredInOrder_howeverMany() throws IOException {
        for (int i = 0; i < 2_000; i++) {
            write(frame(PING, 0, 0, 0, 0, 0, 0, 0, 0, i >> 8, i));
        }
        for (int i = 0; i < 2_000; i++) {
            byte[] pong = next(PING);
            assertEquals(i, (pong[6] & 0xff) << 8 | (pong[7] & 0xff));
        }
    }

    @Test
    void transferEncoding_isRefused() throws IOException {
        // Literal without indexing, name 57 of the static table: transfer-encoding: x.
        write(get(1, 0x0f, 0x2a, 1, 'x'));
        byte[] headers = next(HEADERS);
        // :status 400 stands in the static table.
        assertTrue(headers.length == 0 || headers[0] == (byte) 0x8c, "400, or no answer at all");
    }
}
