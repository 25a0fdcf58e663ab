package dev.restante.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.app.endtoend.CommandProcess.Ended;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.TestCertificate;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real process with a certificate of its own. */
@Timeout(300)
class TlsProcessTest {
    private static final int PUBLIC = 2;
    private static final TestCertificate FIRST = TestCertificate.make();

    @TempDir
    Path directory;

    private Map<String, String> production() {
        Map<String, String> settings = new HashMap<>();
        settings.put("RESTANTE_ENVIRONMENT", "production");
        settings.put("RESTANTE_POLICY_WAIVE", "authentication");
        settings.put("RESTANTE_PUBLIC_ORIGINS", "https://app.example");
        settings.put("RESTANTE_DRAIN_LAME_DUCK", "0s");
        settings.put("RESTANTE_DRAIN_SPREAD", "0s");
        return settings;
    }

    private Map<String, String> secured() throws Exception {
        install(FIRST);
        Map<String, String> settings = production();
        settings.put("RESTANTE_PUBLIC_TLS_CERTIFICATE", chain().toString());
        settings.put("RESTANTE_PUBLIC_TLS_KEY", key().toString());
        settings.put("RESTANTE_PUBLIC_TLS_RELOAD", "1s");
        return settings;
    }

    private Path chain() {
        return directory.resolve("chain.pem");
    }

    private Path key() {
        return directory.resolve("key.pem");
    }

    private void install(TestCertificate certificate) throws Exception {
        Files.writeString(chain(), certificate.chainPem());
        Files.writeString(key(), certificate.keyPem());
    }

    @Test
    void production_withOwnTls_isReady_andIsServedByItsOwnCommands() throws Exception {
        try (RunningProcess node = RunningProcess.ready(directory, secured())) {
            assertTrue(node.log().replace("\\/", "/").contains(" ms: https://127.0.0.1:"), node::log);
            String url = "https://localhost:" + node.address(PUBLIC).getPort();
            Path trusted = Files.writeString(directory.resolve("trusted.pem"), FIRST.chainPem());
            Ended sent = command("send", "t", "{\"a\":1}", "--url", url, "--cacert", trusted.toString());
            assertEquals(0, sent.code(), sent.err());
            assertEquals("queued", Json.fields(sent.out()).get("outcome"));
            Ended followed = command("follow", "t", "--count", "1", "--url", url, "--cacert", trusted.toString());
            assertEquals(0, followed.code(), followed.err());
            assertTrue(followed.out().contains("{\"a\":1}"), followed.out());
            Ended distrusted = command("send", "t", "1", "--url", url);
            assertEquals(69, distrusted.code(), distrusted.err());
            assertTrue(distrusted.err().contains("no connection"), distrusted.err());
            Ended untrusting = command("send", "t", "1", "--url", url);
            assertEquals(69, untrusting.code(), untrusting.err());
            assertTrue(untrusting.err().contains("--cacert"), untrusting.err());
            Ended misnamed = command("send", "t", "1", "--url", url, "--cacert", key().toString());
            assertEquals(2, misnamed.code(), misnamed.err());
            node.terminate();
            assertEquals(0, node.exitCode(), node::log);
        }
    }

    @Test
    void newFiles_areTakenUp_andUnusableOnesAreTold() throws Exception {
        TestCertificate next = TestCertificate.make("-dname", "CN=next");
        try (RunningProcess node = RunningProcess.ready(directory, secured())) {
            InetSocketAddress address = node.address(PUBLIC);
            install(next);
            node.awaitLine("certificate renewed: CN=next, ");
            assertServed(address, next);
            Files.writeString(key(), FIRST.keyPem());
            String told = node.awaitLine("the new certificate cannot be used, the one before stays: KEY: ");
            assertTrue(told.contains("the key of another certificate"), told);
            assertServed(address, next);
            install(FIRST);
            node.awaitLine("certificate renewed: CN=localhost, ");
            assertServed(address, FIRST);
        }
    }

    @Test
    void anotherHandshakeOnTheSameConnection_isRefused() throws Exception {
        try (RunningProcess node = RunningProcess.ready(directory, secured());
                SSLSocket socket = (SSLSocket) FIRST.client()
                        .getSocketFactory()
                        .createSocket("localhost", node.address(PUBLIC).getPort())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            // Of JDK: the first read finds what the second handshake came to.
            assertThrows(SSLException.class, () -> socket.getInputStream().read());
        }
    }

    private static void assertServed(InetSocketAddress address, TestCertificate by) throws Exception {
        try (RawClient client = RawClient.connect(address, 0, by.client())) {
            assertEquals(200, client.request("GET", "/v1/threads/t", "").status());
        }
    }

    @Test
    void production_onAPublicAddressWithoutTls_isRefused() throws Exception {
        Map<String, String> settings = production();
        settings.put("RESTANTE_PUBLIC_HOST", "0.0.0.0");
        try (RunningProcess node = RunningProcess.started(directory, settings)) {
            assertEquals(78, node.exitCode(), node::log);
            assertTrue(node.log().contains("RST-2006 "), node::log);
            assertTrue(node.log().contains("name a certificate in restante.public.tls"), node::log);
        }
    }

    @Test
    void unusableFiles_areToldBesideOtherProblems() throws Exception {
        Map<String, String> settings = secured();
        settings.put("RESTANTE_LOG_FORMAT", "text");
        Files.writeString(key(), FIRST.keyPem().replace("PRIVATE KEY", "RSA PRIVATE KEY"));
        try (RunningProcess node = RunningProcess.started(directory, settings)) {
            assertEquals(78, node.exitCode(), node::log);
            for (String part : List.of("RST-2007 ", "RST-3010 ", "restante.public.tls.key", "PKCS#1",
                    "openssl pkcs8")) {
                assertTrue(node.log().contains(part), () -> part + " in " + node.log());
            }
        }
    }

    private Ended command(String... arguments) throws Exception {
        return CommandProcess.run(directory, Map.of(), arguments);
    }
}
