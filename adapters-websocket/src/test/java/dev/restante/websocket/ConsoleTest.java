package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.Reason;
import dev.restante.domain.environment.Environment;
import dev.restante.domain.serving.ServingEvent;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.serving.Transition;
import dev.restante.domain.startup.StartupReport;
import dev.restante.domain.startup.Verdict;
import dev.restante.ports.observing.Entrance;
import dev.restante.ports.operations.DrainControl;
import dev.restante.ports.operations.ServingStatus;
import dev.restante.websocket.management.Operations;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's page as far as the server goes: who may have it, and what it answers. */
class ConsoleTest implements DrainControl {
    private static final String SEND = "/console/threads/demo/messages";
    private static final String JSON = "Content-Type: application/json";

    private final Gateway gateway = Gateway.open();
    private volatile boolean started = true;
    private final AtomicInteger drains = new AtomicInteger();
    private final ManagementListener listener = new ManagementListener(
            "127.0.0.1", 0,
            new Operations(this::status, this::report, this, Optional::empty,
                    () -> Optional.of(gateway.inside).filter(inside -> started), Optional::empty, Optional.empty()));
    private final InetSocketAddress address = listener.open();

    private ServingStatus status() {
        return new ServingStatus(ServingState.READY, Optional.empty(), Instant.EPOCH, List.of(), List.of());
    }

    private StartupReport report() {
        return new StartupReport(
                "test", Environment.TESTING, List.of(), List.of("a \"warning\""), new Verdict.Started(), List.of());
    }

    @Override
    public Transition drain() {
        drains.incrementAndGet();
        return new Transition.Moved(ServingState.READY, ServingEvent.DRAIN_REQUESTED);
    }

    @Override
    public Transition cancelDrain() {
        return drain();
    }

    @AfterEach
    void close() {
        listener.close();
        gateway.close();
    }

    private Response ask(String method, String path, String body, String... headers) throws IOException {
        try (RawClient client = RawClient.connect(address)) {
            return client.request(method, path, body, headers);
        }
    }

    @Test
    void page_isWhole_andItsPolicyAdmitsNothingElse() throws Exception {
        Response page = ask("GET", "/console", "");
        assertEquals(200, page.status());
        assertEquals("text/html; charset=utf-8", page.header("Content-Type"));
        String policy = page.header("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; "), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertTrue(policy.contains("script-src '" + hash(between(page.body(), "<script>", "</script>")) + "';"),
                policy);
        assertTrue(policy.contains("style-src '" + hash(between(page.body(), "<style>", "</style>")) + "';"), policy);
        assertEquals("DENY", page.header("X-Frame-Options"));
        assertEquals("nosniff", page.header("X-Content-Type-Options"));
        assertEquals("no-store", page.header("Cache-Control"));
        assertEquals("same-origin", page.header("Cross-Origin-Resource-Policy"));
        assertFalse(page.body().matches("(?s).*(src|href)=\"(https?:)?//.*"), "outside assets");
        assertFalse(page.body().matches("(?s).*(innerHTML|insertAdjacentHTML|document\\.write|eval\\().*"), "markup");
        assertFalse(page.body().contains("@style@") || page.body().contains("@script@"));
    }

    private static String between(String text, String from, String to) {
        int begin = text.indexOf(from) + from.length();
        return text.substring(begin, text.indexOf(to, begin));
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /drain", "POST, /drain/cancel", "POST, /console/threads/demo/messages",
        "GET, /console/threads/demo/messages", "GET, /console/state", "GET, /console/threads", "GET, /startup"
    })
    void foreignPages_getNothing(String method, String path) throws IOException {
        for (String headers : List.of(
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost:3000",
                "Origin: http://localhost\r\nOrigin: http://localhost",
                "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors",
                "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors",
                // A form of another page, which no preflight announces.
                "Origin: https://evil.example\r\nContent-Type: text/plain",
                // DNS rebinding: for the browser this is one origin.
                "Host: evil.example:8081\r\nOrigin: http://evil.example:8081",
                "Host: evil.example:8081",
                "Host: 127.0.0.1.evil.example",
                "Host: localhost.evil.example")) {
            Response response = ask(method, path, "{}", (headers + "\r\n" + JSON).split("\r\n"));
            assertEquals(403, response.status(), headers);
        }
        assertEquals(0, drains.get());
        assertEquals(0, gateway.inside.observing().observe().holdings().ledger().accepted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8081", "[::1]:8081", "localhost:8081", "LOCALHOST", "a.localhost:1", "10.1.2.3"})
    void ownPages_byAddress_areServed(String host) throws IOException {
        String origin = "Origin: http://" + host;
        assertEquals(200, ask("GET", "/console/state", "", "Host: " + host, origin).status());
        assertEquals(202, ask("POST", "/drain", "", "Host: " + host, origin, "Sec-Fetch-Site: same-origin").status());
    }

    @Test
    void links_ofOtherPages_leadToThePage_andToNothingElse() throws IOException {
        String[] link = {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"};
        assertEquals(200, ask("GET", "/console", "", link).status());
        assertEquals(403, ask("GET", "/startup", "", link).status());
    }

    @Test
    void healthAndMetrics_areAskedByAnyName() throws IOException {
        assertEquals(200, ask("GET", "/readyz", "", "Host: restante.internal:8081").status());
        assertEquals(503, ask("GET", "/metrics", "", "Host: restante.internal:8081").status());
    }

    @Test
    void send_isAnsweredWithItsOutcome_andCountedAsTheConsoles() throws IOException {
        Response queued = ask("POST", SEND, "1", JSON, "TTL: 60");
        assertEquals(202, queued.status());
        assertEquals("queued", Json.fields(queued.body()).get("outcome"));
        Response refused = ask("POST", SEND, "{", JSON);
        assertEquals(400, refused.status());
        assertEquals("INVALID", Json.fields(refused.body()).get("reason"));
        var counts = gateway.inside.observing().observe().traffic().outcomes().get(Entrance.CONSOLE);
        assertEquals(1, counts == null ? 0 : counts.queued());
        assertEquals(1, counts == null ? 0 : counts.rejected(Reason.INVALID));
    }

    @Test
    void send_whileTheGateIsClosed_isNotReady() throws IOException {
        gateway.entry = Gateway.STARTING;
        Response refused = ask("POST", SEND, "1", JSON);
        assertEquals(503, refused.status());
        assertEquals("NOT_READY", Json.fields(refused.body()).get("reason"));
        assertEquals("7", refused.header("Retry-After"));
        Response follow = ask("GET", SEND, "");
        assertEquals(503, follow.status());
    }

    @Test
    void follow_getsWhatIsHeldAndWhatComes() throws IOException {
        gateway.send("demo", "\"before\"");
        try (RawClient reader = RawClient.connect(address)) {
            reader.writeRequest("GET", SEND + "?ack=client", "", "Accept: text/event-stream");
            await(reader, "\"before\"");
            gateway.send("demo", "\"after\"");
            await(reader, "\"after\"");
            assertEquals(1, gateway.inside.observing().observe().readers().readers());
        }
        Response held = ask("GET", "/console/state", "");
        assertTrue(held.body().contains("\"held\":2"), held.body());
    }

    private static void await(RawClient reader, String part) throws IOException {
        while (!reader.line().contains(part)) {
            // The next line, then.
        }
    }

    @Test
    void followers_ofTheConsole_areBounded_andTakeNoSlotOfUsers() throws IOException {
        RawClient[] readers = new RawClient[17];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = RawClient.connect(address);
            readers[i].writeRequest("GET", SEND, "", "Accept: text/event-stream");
            String status = readers[i].line();
            assertTrue(status.contains(i < 16 ? " 200 " : " 503 "), i + ": " + status);
        }
        assertEquals(0, gateway.listener.slotsTaken());
        for (RawClient reader : readers) {
            reader.close();
        }
    }

    @Test
    void threads_areRanked() throws IOException {
        gateway.send("one", "1");
        gateway.send("two", "1");
        gateway.send("two", "22");
        Map<String, String> ranked = Json.fields(ask("GET", "/console/threads", "").body());
        assertEquals("2", ranked.get("lookedAt"));
        assertEquals(
                "[{\"thread\":\"two\",\"accepted\":2,\"depth\":2,\"bytes\":3},"
                        + "{\"thread\":\"one\",\"accepted\":1,\"depth\":1,\"bytes\":1}]",
                ranked.get("busiest"));
    }

    @Test
    void beforeTheGraph_onlyTheStateIsKnown() throws IOException {
        started = false;
        assertFalse(ask("GET", "/console/state", "").body().contains("ledger"));
        assertEquals(503, ask("GET", "/console/threads", "").status());
        assertEquals(503, ask("POST", SEND, "1", JSON).status());
        assertEquals(503, ask("GET", SEND, "").status());
    }

    @Test
    void startup_isJsonForWhoeverPrefersThat() throws IOException {
        assertTrue(ask("GET", "/startup", "", "Accept: */*").body().startsWith("test, environment testing"));
        Map<String, String> report = Json.fields(ask("GET", "/startup", "", "Accept: application/json").body());
        assertEquals("started", report.get("start"));
        assertEquals(report().fingerprint(), report.get("fingerprint"));
        assertEquals("[\"a \\\"warning\\\"\"]", report.get("warnings"));
    }
}
