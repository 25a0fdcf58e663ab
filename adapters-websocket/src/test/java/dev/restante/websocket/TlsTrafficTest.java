package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.Delivered;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.TestCertificate;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written in bursts, in part and again later comes whole through TLS. */
@Timeout(120)
class TlsTrafficTest {
    private static final TestCertificate CERTIFICATE = TestCertificate.make();
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int MANY = 3_000;

    private static Gateway narrow() {
        return Gateway.roomy(s -> Gateway.secured(
                Gateway.with(s, 10, Gateway.limits(64 << 10, 256)), CERTIFICATE, SOON));
    }

    private static RawClient client(Gateway gateway, int receiveBuffer, String... versions) throws IOException {
        return RawClient.connect(gateway.address, receiveBuffer, CERTIFICATE.client(), versions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void slowReader_fallsBack_andLosesNothing(String version) throws IOException {
        String kib = "\"" + "x".repeat(1_000) + "\"";
        try (Gateway gateway = narrow();
                RawClient slow = client(gateway, 8 << 10, version).upgrade("/v1/connect?thread=t");
                RawClient quick = client(gateway, 0, version).upgrade("/v1/connect?thread=t")) {
            slow.expect("following");
            quick.expect("following");
            boolean fellBack = false;
            for (int i = 1; i <= MANY; i++) {
                fellBack |= gateway.send("t", kib) instanceof Delivered d && d.recipients() == 1;
                assertEquals("" + i, quick.expect("message").get("sequence"));
            }
            assertTrue(fellBack, "the slow reader's window never filled");
            for (int i = 1; i <= MANY; i++) {
                assertEquals("" + i, slow.expect("message").get("sequence"));
            }
        }
    }

    @Test
    void largeMessages_comeWholeBothWays() throws IOException {
        try (Gateway gateway = narrow(); RawClient client = client(gateway, 8 << 10).upgrade("/v1/connect?thread=t")) {
            client.expect("following");
            String body = "\"" + "y".repeat(60_000) + "\"";
            for (int i = 1; i <= 50; i++) {
                client.send("{\"type\":\"send\",\"ref\":\"" + i + "\",\"thread\":\"t\",\"body\":" + body + "}");
                assertEquals("" + i, client.expect("message").get("sequence"));
            }
        }
    }

    @Test
    void manySendsInOneGo_areAllAnswered() throws IOException {
        try (Gateway gateway = narrow(); RawClient client = client(gateway, 0).upgrade("/v1/connect")) {
            for (int i = 0; i < MANY; i++) {
                client.send("{\"type\":\"send\",\"ref\":\"" + i + "\",\"thread\":\"t\",\"body\":" + i + "}");
            }
            for (int i = 0; i < MANY; i++) {
                assertEquals("" + i, client.expect("outcome").get("ref"));
            }
        }
    }

    @Test
    void closeFrame_comesBeforeTheEnd() throws IOException {
        try (Gateway gateway = narrow(); RawClient client = client(gateway, 0).upgrade("/v1/connect")) {
            client.expect("welcome");
            client.write(new byte[] {(byte) 0x82, (byte) 0x80, 0, 0, 0, 0});
            assertEquals(1003, client.readClose());
            assertTrue(client.readsEnd());
        }
    }

    @Test
    void streamOfEvents_comesOverTls_andEndsWhenTheGatewayLeaves() throws IOException {
        try (Gateway gateway = narrow(); RawClient client = client(gateway, 0)) {
            client.writeRequest("GET", "/v1/threads/t/messages", "", "Accept: text/event-stream");
            assertEquals(200, client.readResponse(true).status());
            for (String line = client.line(); !line.equals("event: following"); line = client.line()) {}
            gateway.send("t", "\"" + "z".repeat(50_000) + "\"");
            for (String line = client.line(); !line.startsWith("data: {\"type\":\"message\""); line = client.line()) {}
        }
    }

    @Test
    void batch_isAnsweredLineByLine_inChunksOfAnySize() throws IOException {
        try (Gateway gateway = narrow(); RawClient client = client(gateway, 0)) {
            client.write(String.join(
                    "\r\n", "POST /v1/messages HTTP/1.1", "Host: localhost", "Content-Type: application/x-ndjson",
                    "Transfer-Encoding: chunked", "", ""));
            String line = "{\"thread\":\"t\",\"body\":1}\n";
            for (int i = 0; i < 200; i++) {
                client.write(Integer.toHexString(line.length()) + "\r\n" + line + "\r\n");
            }
            client.write("0\r\n\r\n");
            assertEquals(200, client.readResponse(true).status());
            int outcomes = 0;
            for (String heard = client.line(); !heard.equals("0\r"); heard = client.line()) {
                outcomes += heard.contains("\"outcome\":\"queued\"") ? 1 : 0;
            }
            assertEquals(200, outcomes);
        }
    }
}
