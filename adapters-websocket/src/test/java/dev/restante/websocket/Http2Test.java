package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.ports.operations.CloseAccount;
import dev.restante.ports.operations.Farewell;
import dev.restante.websocket.wire.TestCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The HTTP API by the JDK's own client over HTTP/2. */
@Timeout(60)
class Http2Test {
    private static final TestCertificate CERTIFICATE = TestCertificate.make();

    private final Gateway gateway = Gateway.roomy(
            s -> Gateway.secured(Gateway.with(s, 3, Gateway.limits(64 << 10, 256)), CERTIFICATE,
                    Duration.ofSeconds(10)));
    private final HttpClient client = HttpClient.newBuilder()
            .sslContext(CERTIFICATE.client())
            .version(HttpClient.Version.HTTP_2)
            .build();

    @AfterEach
    void close() {
        client.shutdownNow();
        client.close();
        gateway.close();
    }

    private HttpRequest.Builder to(String target) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + gateway.address.getPort() + target))
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        assertEquals(HttpClient.Version.HTTP_2, response.version());
        return response;
    }

    private HttpResponse<String> send(String thread, String json) throws IOException, InterruptedException {
        return ask(to("/v1/threads/" + thread + "/messages")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private BufferedReader follow(String thread) throws IOException, InterruptedException {
        var response = client.send(
                to("/v1/threads/" + thread + "/messages").header("Accept", "text/event-stream").build(),
                BodyHandlers.ofInputStream());
        assertEquals(200, response.statusCode());
        assertEquals(HttpClient.Version.HTTP_2, response.version());
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static String next(BufferedReader events, String start) throws IOException {
        String line = events.readLine();
        while (line != null && !line.startsWith(start)) {
            line = events.readLine();
        }
        return String.valueOf(line);
    }

    @Test
    void send_page_ack_andPurge_answerAsOverHttp11() throws Exception {
        assertEquals(202, send("t", "{\"a\":1}").statusCode());
        HttpResponse<String> page = ask(to("/v1/threads/t/messages"));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("\"body\":{\"a\":1}"), page.body());
        assertEquals(200, ask(to("/v1/threads/t").DELETE()).statusCode());
        assertEquals(404, ask(to("/nothing")).statusCode());
        assertEquals(415, ask(to("/v1/threads/t/messages").POST(BodyPublishers.ofString("x"))).statusCode());
        assertEquals(413, send("t", "\"" + "x".repeat(70_000) + "\"").statusCode());
    }

    @Test
    void manyRequestsAtOnce_areAllAnswered() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(client.sendAsync(
                    to("/v1/threads/t" + i + "/messages")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("" + i))
                            .build(),
                    BodyHandlers.ofString()));
        }
        for (var answer : answers) {
            assertEquals(202, answer.join().statusCode());
        }
    }

    @Test
    void batch_isAnsweredLineByLine() throws Exception {
        HttpResponse<String> answer = ask(to("/v1/messages")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString("{\"thread\":\"t\",\"body\":1}\n".repeat(5_000))));
        assertEquals(200, answer.statusCode());
        assertEquals(5_000, answer.body().lines().filter(line -> line.contains("\"outcome\":\"queued\"")).count());
        Await.until(() -> gateway.listener.slotsTaken() == 0);
    }

    @Test
    void streamOfEvents_comesWhole_besideOthersOnTheSameConnection() throws Exception {
        try (BufferedReader first = follow("a"); BufferedReader second = follow("b")) {
            next(first, "event: following");
            next(second, "event: following");
            for (int i = 1; i <= 500; i++) {
                gateway.send("a", "\"" + "x".repeat(1_000) + i + "\"");
            }
            assertEquals(200, send("b", "1").statusCode());
            for (int i = 1; i <= 500; i++) {
                assertTrue(next(first, "data: {\"type\":\"message\"").contains("x" + i + "\""));
            }
            next(second, "data: {\"type\":\"message\"");
            assertEquals(2, gateway.listener.slotsTaken());
        }
        Await.until(() -> gateway.listener.slotsTaken() == 0);
        assertEquals(202, send("a", "1").statusCode(), "the connection lives on");
    }

    @Test
    void streamThatIsNotRead_isClosedAlone() throws Exception {
        try (BufferedReader slow = follow("t"); BufferedReader quick = follow("q")) {
            next(slow, "event: following");
            next(quick, "event: following");
            for (int i = 0; i < 20_000; i++) {
                gateway.send("t", "\"" + "x".repeat(1_000) + "\"");
            }
            gateway.pass(Duration.ZERO);
            Await.until(() -> {
                gateway.pass(Duration.ofSeconds(10));
                return gateway.listener.slotsTaken() == 1;
            });
            assertEquals(200, send("q", "1").statusCode());
            next(quick, "data: {\"type\":\"message\"");
        }
    }

    @Test
    void fullHouse_isRefused_andAnEndedStreamGivesItsPlaceBack() throws Exception {
        for (int round = 0; round < 5; round++) {
            try (BufferedReader a = follow("a"); BufferedReader b = follow("b"); BufferedReader c = follow("c")) {
                for (BufferedReader each : List.of(a, b, c)) {
                    next(each, "event: following");
                }
                assertEquals(503, ask(to("/v1/threads/d/messages").header("Accept", "text/event-stream")).statusCode());
            }
            Await.until(() -> gateway.listener.slotsTaken() == 0);
        }
    }

    @Test
    void websocket_isNotOffered_andSaysWhere() throws Exception {
        HttpResponse<String> answer = ask(to("/v1/connect"));
        assertEquals(421, answer.statusCode());
        assertTrue(answer.body().contains("HTTP/1.1"), answer.body());
    }

    @Test
    void leaving_endsTheStreamAfterItsFarewell() throws Exception {
        try (BufferedReader events = follow("t")) {
            next(events, "event: following");
            var account = gateway.listener
                    .connections()
                    .closeAll(new Farewell(Duration.ZERO, Duration.ofSeconds(5), Duration.ZERO))
                    .toCompletableFuture();
            gateway.pass(Duration.ofMillis(100));
            next(events, "event: closing");
            assertEquals("null", next(events, "never"));
            assertEquals(new CloseAccount(0, 1, 0), account.join());
        }
    }
}
