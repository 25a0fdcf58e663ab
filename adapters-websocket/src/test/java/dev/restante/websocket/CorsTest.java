package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.network.AddressRange;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Response;
import dev.restante.websocket.wire.TestCertificate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told: who may read answers, and how they have to treat this host. */
@Timeout(60)
class CorsTest {
    private static final String PAGE = "Origin: https://app.example";
    private static final String JSON = "Content-Type: application/json";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private Gateway gateway = Gateway.open();

    @AfterEach
    void close() {
        gateway.close();
    }

    private Response ask(String method, String target, String body, String... headers) throws IOException {
        try (RawClient client = gateway.client()) {
            return client.request(method, target, body, headers);
        }
    }

    /** As a browser asks: no length, no body. */
    private Response preflight(String target, String... headers) throws IOException {
        try (RawClient client = gateway.client()) {
            client.write("OPTIONS " + target + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", headers)
                    + "\r\n\r\n");
            return client.readResponse(false);
        }
    }

    @Test
    void preflight_ofAnAllowedPage_saysWhatItMay() throws IOException {
        Response answer = preflight(
                "/v1/threads/t/messages", PAGE, "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization,idempotency-key");
        assertEquals(204, answer.status());
        assertEquals("https://app.example", answer.header(ALLOW_ORIGIN));
        assertEquals("Origin", answer.header("Vary"));
        assertEquals("GET, HEAD, POST, DELETE", answer.header("Access-Control-Allow-Methods"));
        assertEquals("7200", answer.header("Access-Control-Max-Age"));
        assertEquals("", answer.header("Access-Control-Allow-Credentials"));
        for (String header : List.of(
                "Authorization", "Content-Type", "Idempotency-Key", "TTL", "Urgency", "Topic", "Last-Event-ID")) {
            assertTrue(List.of(answer.header("Access-Control-Allow-Headers").split(", ")).contains(header), header);
        }
    }

    @Test
    void preflight_isAnsweredWhileTheGateIsClosed_soThatThePageReadsWhy() throws IOException {
        gateway.entry = Gateway.STARTING;
        assertEquals(204, preflight("/v1/messages", PAGE, "Access-Control-Request-Method: POST").status());
        Response refused = ask("POST", "/v1/threads/t/messages", "1", PAGE, JSON);
        assertEquals(503, refused.status());
        assertEquals("https://app.example", refused.header(ALLOW_ORIGIN));
        assertTrue(refused.header("Access-Control-Expose-Headers").contains("Retry-After"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.example", "null", "https://app.example.evil", "http://app.example", "*"})
    void otherPage_isRefused_andToldNothing(String origin) throws IOException {
        Response answer =
                preflight("/v1/threads/t/messages", "Origin: " + origin, "Access-Control-Request-Method: POST");
        assertEquals(403, answer.status());
        assertEquals("", answer.header(ALLOW_ORIGIN));
        assertEquals("Origin", answer.header("Vary"));
        Response sent = ask("POST", "/v1/threads/t/messages", "1", "Origin: " + origin, JSON);
        assertEquals(403, sent.status());
        assertEquals("", sent.header(ALLOW_ORIGIN));
    }

    @Test
    void answers_nameThePage_andVaryByIt() throws IOException {
        Response sent = ask("POST", "/v1/threads/t/messages", "1", PAGE, JSON);
        assertEquals(202, sent.status());
        assertEquals("https://app.example", sent.header(ALLOW_ORIGIN));
        assertEquals("http://localhost:5173",
                ask("GET", "/v1/threads/t", "", "Origin: http://localhost:5173").header(ALLOW_ORIGIN));
        Response noPage = ask("GET", "/v1/threads/t", "");
        assertEquals("", noPage.header(ALLOW_ORIGIN));
        assertEquals("Origin", noPage.header("Vary"));
        try (RawClient client = gateway.client()) {
            client.writeRequest("GET", "/v1/threads/t/messages", "", PAGE, "Accept: text/event-stream");
            assertEquals("https://app.example", client.readResponse(true).header(ALLOW_ORIGIN));
        }
    }

    @Test
    void optionsThatIsNoPreflight_isNoMethod() throws IOException {
        assertEquals(405, preflight("/v1/threads/t", PAGE).status());
        assertEquals(405, ask("OPTIONS", "/v1/threads/t", "x", PAGE, "Access-Control-Request-Method: POST").status());
        assertEquals(405, preflight("/v1/threads/t", "Access-Control-Request-Method: POST").status());
    }

    @Test
    void everyAnswer_isNoPage() throws IOException {
        for (String target : List.of("/v1/threads/t", "/problems/invalid", "/nothing")) {
            Response answer = ask("GET", target, "");
            assertEquals("nosniff", answer.header("X-Content-Type-Options"), target);
            assertEquals("no-referrer", answer.header("Referrer-Policy"), target);
            assertEquals("default-src 'none'; frame-ancestors 'none'", answer.header("Content-Security-Policy"),
                    target);
            assertEquals("", answer.header("Strict-Transport-Security"), target);
        }
    }

    @Test
    void transportSecurity_isAskedForOverTlsOnly() throws IOException {
        gateway.close();
        TestCertificate certificate = TestCertificate.make();
        gateway = Gateway.open(s -> Gateway.secured(s, certificate, Duration.ofSeconds(10)));
        try (RawClient client = RawClient.connect(gateway.address, 0, certificate.client())) {
            Response answer = client.request("GET", "/v1/threads/t", "");
            assertEquals("max-age=31536000", answer.header("Strict-Transport-Security"));
        }
    }

    @Test
    void malformedForwarding_ofATrustedProxy_isAnswered400() throws IOException {
        gateway.close();
        gateway = Gateway.open(
                s -> s.with(new Edge(Optional.empty(), List.of(AddressRange.parse("127.0.0.1").orElseThrow()))));
        assertEquals(400, ask("GET", "/v1/threads/t", "", "X-Forwarded-For: nobody").status());
        assertEquals(200, ask("GET", "/v1/threads/t", "", "X-Forwarded-For: 192.0.2.1").status());
        gateway.close();
        gateway = Gateway.open();
        assertEquals(200, ask("GET", "/v1/threads/t", "", "X-Forwarded-For: nobody").status());
    }
}
