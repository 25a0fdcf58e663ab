package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.websocket.connection.ConnectionLimits;
import dev.restante.websocket.wire.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that agree upon HTTP/2, and say no more or not enough. */
@Timeout(60)
class Http2SilenceTest {
    private static final TestCertificate CERTIFICATE = TestCertificate.make();
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final String SETTINGS = "\0\0\0\4\0\0\0\0\0";
    /** A request whose headers go on in a frame that never comes. */
    private static final String HALF_HEADERS = "\0\0\1\1\0\0\0\0\1\202";

    @Test
    void silentClient_isCut_howeverLittleItSaid() throws IOException {
        ConnectionLimits limits =
                new ConnectionLimits(64 << 10, 64 << 10, 256, 8, SECOND, SECOND, SECOND, SECOND, 0, 0);
        List<SSLSocket> silent = new ArrayList<>();
        try (Gateway gateway = Gateway.open(
                s -> Gateway.secured(Gateway.with(s, 9, limits), CERTIFICATE, Duration.ofSeconds(10)))) {
            for (String said : List.of(
                    "", PREFACE.substring(0, 10), PREFACE, PREFACE + SETTINGS, PREFACE + SETTINGS + HALF_HEADERS,
                    PREFACE + SETTINGS + HALF_HEADERS.substring(0, 5))) {
                SSLSocket socket = http2(gateway);
                socket.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
                silent.add(socket);
            }
            for (SSLSocket socket : silent) {
                assertEnds(socket);
            }
        }
    }

    private static SSLSocket http2(Gateway gateway) throws IOException {
        SSLSocket socket = (SSLSocket) CERTIFICATE.client()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), gateway.address.getPort());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(20_000);
        socket.startHandshake();
        assertEquals("h2", socket.getApplicationProtocol());
        return socket;
    }

    private static void assertEnds(SSLSocket socket) throws IOException {
        try (socket) {
            socket.getInputStream().readAllBytes();
        } catch (SocketException | SSLException cut) {
            // The same: cut in the middle of things. Silence ends in another exception, which fails the test.
        }
    }
}
