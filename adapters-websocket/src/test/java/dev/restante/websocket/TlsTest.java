package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.verification.Receipt;
import dev.restante.websocket.tls.PemPair;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TlsTest {
    private static final TestCertificate CERTIFICATE = TestCertificate.make();
    private static final TestCertificate NEXT = TestCertificate.make("-dname", "CN=next");
    private static final ThreadId PROBE = ThreadId.system("probe-hand-over");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String JSON = "Content-Type: application/json";

    private Gateway gateway = Gateway.open(s -> Gateway.secured(s, CERTIFICATE, SOON));

    @AfterEach
    void close() {
        gateway.close();
    }

    private RawClient client(String... versions) throws IOException {
        return RawClient.connect(gateway.address, 0, CERTIFICATE.client(), versions);
    }

    private void show(TestCertificate next) {
        PemPair pair = PemPair.read(next.chainPem(), next.keyPem(), Clock.systemUTC().instant());
        gateway.listener.show(assertInstanceOf(PemPair.Usable.class, pair).certificate());
    }

    @Test
    void bothVersions_areSpoken() throws IOException {
        for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
            try (RawClient client = client(version)) {
                assertEquals(202, client.request("POST", "/v1/threads/t/messages", "1", JSON).status(), version);
            }
        }
    }

    @Test
    void olderVersion_isRefusedWithAnAlert() throws IOException {
        // A client's first words in TLS 1.1 (RFC 4346), with a cipher that it would have to be refused for as well.
        byte[] body = HexFormat.of().parseHex("0302" + "00".repeat(32) + "00" + "0004c013002f" + "0100");
        ByteBuffer hello = ByteBuffer.allocate(9 + body.length).put((byte) 22).putShort((short) 0x0301);
        hello.putShort((short) (4 + body.length)).put((byte) 1).put((byte) 0).putShort((short) body.length).put(body);
        try (RawClient client = gateway.client()) {
            client.write(hello.array());
            byte[] alert = client.bytes(7);
            assertEquals(21, alert[0]);
            assertEquals(70, alert[6], "protocol_version");
            assertTrue(client.readsEnd());
        }
    }

    @Test
    void cipherWithoutAuthentication_isRefused() throws IOException {
        try (SSLSocket socket = (SSLSocket) CERTIFICATE.client()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), gateway.address.getPort())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});
            assertThrows(SSLException.class, socket::startHandshake);
        }
    }

    @Test
    void http2_isSpokenToWhoeverOffersIt_andWhatIsUnknownIsRefused() throws IOException {
        for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
            assertEquals("h2", agreed(version, "h2"));
            assertEquals("h2", agreed(version, "http/1.1", "h2"));
            assertEquals("http/1.1", agreed(version, "http/1.1"));
            assertEquals("", agreed(version));
            // An alert, if the reset behind it leaves that to be read.
            assertThrows(IOException.class, () -> agreed(version, "http/0.9"), version);
        }
    }

    /** What is agreed upon with a client that offers only ciphers of its own version, and of ours not that for RSA. */
    private String agreed(String version, String... offered) throws IOException {
        try (SSLSocket socket = (SSLSocket) CERTIFICATE.client()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), gateway.address.getPort())) {
            socket.setEnabledProtocols(new String[] {version});
            socket.setEnabledCipherSuites(
                    new String[] {"TLS_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"});
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(offered);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket.getApplicationProtocol();
        }
    }

    @Test
    void plainHttp_isClosed() throws IOException {
        try (RawClient plain = gateway.client()) {
            plain.writeRequest("GET", "/v1/threads/t", "");
            byte[] heard = plain.bytes(1_024);
            assertTrue(heard.length < 16, "an alert at most: " + heard.length);
        }
    }

    @Test
    void handshakeThatIsNotFinished_isCut_andOneThatIs_stays() throws IOException {
        gateway.close();
        gateway = Gateway.open(s -> Gateway.secured(s, CERTIFICATE, Duration.ofSeconds(1)));
        try (RawClient good = client(); RawClient silent = gateway.client(); RawClient half = gateway.client()) {
            half.write(new byte[] {22, 3, 1, 0, 80, 1});
            assertTrue(silent.readsEnd());
            assertTrue(half.readsEnd());
            assertEquals(202, good.request("POST", "/v1/threads/t/messages", "1", JSON).status());
        }
    }

    @Test
    void newCertificate_isShown_whatIsOpenStays_andNoOldSessionIsResumed() throws IOException {
        SSLContext trusting = CERTIFICATE.client();
        try (RawClient before = RawClient.connect(gateway.address, 0, trusting).upgrade("/v1/connect?thread=t")) {
            before.expect("following");
            show(NEXT);
            // The same context: its client offers the session that it has just made.
            assertThrows(SSLException.class, () -> RawClient.connect(gateway.address, 0, trusting));
            try (RawClient after = RawClient.connect(gateway.address, 0, NEXT.client())) {
                assertEquals(200, after.request("POST", "/v1/threads/t/messages", "1", JSON).status());
            }
            before.expect("message");
        }
    }

    @Test
    void handOver_trustsTheListenersOwnCertificate_whicheverItIs() {
        Body body = Body.json("1");
        for (TestCertificate shown : new TestCertificate[] {CERTIFICATE, NEXT}) {
            show(shown);
            MessageId id = new MessageId(shown.equals(NEXT) ? "p2" : "p1");
            var unused = gateway.messaging.send(PROBE, Message.of(body).withId(id)).toCompletableFuture().join();
            assertEquals(
                    new Receipt.Acknowledged(id, body),
                    gateway.listener.handOverProbe(Clock.systemUTC()).receive(PROBE, SOON));
        }
    }

    @Test
    void handOver_withAnExpiredCertificate_fails() {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofDays(20));
        Receipt receipt = gateway.listener.handOverProbe(late).receive(PROBE, SOON);
        assertTrue(assertInstanceOf(Receipt.Broke.class, receipt).toString().contains("NotAfter"), receipt.toString());
    }
}
