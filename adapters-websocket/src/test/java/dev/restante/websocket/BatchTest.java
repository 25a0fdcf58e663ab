package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.BatchClient;
import dev.restante.websocket.wire.Frames;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BatchTest {
    private static final String NDJSON = "Content-Type: application/x-ndjson";
    private static final String GOOD = "{\"thread\":\"good\",\"body\":1}";
    private final Gateway gateway = Gateway.open();
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        client = gateway.client();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        Await.until(() -> gateway.listener.slotsTaken() == 0);
        gateway.close();
        assertTrue(gateway.faults.isEmpty(), gateway.faults::toString);
    }

    /** All outcomes of a batch that is sent as a whole. */
    private List<Map<String, String>> outcomes(String body) throws IOException {
        client.writeRequest("POST", "/v1/messages", body, NDJSON);
        BatchClient batch = BatchClient.written(client);
        assertEquals(200, batch.head().status(), batch.head()::toString);
        return batch.outcomes();
    }

    private List<Map<String, String>> outcomes(byte[] body) throws IOException {
        BatchClient batch = BatchClient.begin(client);
        batch.send(body);
        batch.end();
        return batch.outcomes();
    }

    private String depth(String thread) throws IOException {
        try (RawClient http = gateway.client()) {
            return Json.fields(http.request("GET", "/v1/threads/" + thread, "").body()).getOrDefault("depth", "");
        }
    }

    @Test
    void batch_isAnsweredLineByLine_inOrder() throws IOException {
        List<Map<String, String>> outcomes = outcomes("{\"ref\":\"r1\",\"thread\":\"a\",\"body\":{\"x\":[1]},"
                + "\"id\":\"i1\",\"ttl\":60,\"urgency\":\"high\",\"topic\":\"news\"}\n"
                + "{\"type\":\"send\",\"thread\":\"b\",\"body\":2,\"ttl\":0}\r\n"
                + "\n  \r\n\r\n"
                + "{\"thread\":\"a\",\"body\":\"last, without an end\"}");
        assertEquals(3, outcomes.size());
        assertEquals("queued", outcomes.get(0).get("outcome"));
        assertEquals("r1", outcomes.get(0).get("ref"));
        assertEquals("i1", outcomes.get(0).get("id"));
        assertEquals("a", outcomes.get(0).get("thread"));
        assertEquals("1", outcomes.get(0).get("sequence"));
        assertEquals("NO_RECIPIENT", outcomes.get(1).get("reason"));
        assertEquals("2", outcomes.get(1).get("line"));
        assertEquals("2", outcomes.get(2).get("sequence"));
        assertNull(outcomes.get(2).get("line"));
    }

    @Test
    void response_isNdjson_andTheConnectionGoesOn() throws IOException {
        for (int i = 0; i < 3; i++) {
            client.writeRequest("POST", "/v1/messages", GOOD, NDJSON + "; charset=utf-8",
                    "Accept: application/x-ndjson");
            BatchClient batch = BatchClient.written(client);
            assertEquals("application/x-ndjson", batch.head().header("Content-Type"));
            assertEquals("no-store", batch.head().header("Cache-Control"));
            assertEquals(1, batch.outcomes().size());
            assertEquals(200, client.request("GET", "/v1/threads/good", "").status());
            assertEquals(0, outcomes("").size());
        }
        assertEquals("3", depth("good"));
    }

    @Test
    void outcomes_comeWhileTheRequestGoesOn() throws IOException {
        BatchClient batch = BatchClient.begin(client);
        for (int i = 1; i <= 200; i++) {
            batch.send("{\"thread\":\"t\",\"body\":" + i + "}\n");
            assertEquals("" + i, batch.outcome().get("sequence"));
        }
        batch.end();
        assertEquals(0, batch.outcomes().size());
    }

    @Test
    void outcomes_tellWhoTookIt() throws IOException {
        try (RawClient reader = gateway.connected("?thread=t")) {
            reader.expect("following");
            assertEquals("1", outcomes("{\"thread\":\"t\",\"body\":1}").get(0).get("recipients"));
            assertEquals("1", reader.expect("message").get("body"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "not json|line: ", "[]|line: ", "{|line: ", "{}{}|line: ",
        "{\"thread\":\"t\",\"thread\":\"t\",\"body\":1}|line: ",
        "{\"thread\":\"t\"}|body: missing", "{\"body\":1}|thread: missing",
        "{\"thread\":\"$x\",\"body\":1}|thread: $x", "{\"thread\":5,\"body\":1}|thread: 5",
        "{\"thread\":\"t\",\"body\":1,\"ttl\":\"abc\"}|ttl: \"abc\"",
        "{\"thread\":\"t\",\"body\":1,\"ttl\":-1}|ttl: -1",
        "{\"thread\":\"t\",\"body\":1,\"ttl\":1.5}|ttl: 1.5",
        "{\"thread\":\"t\",\"body\":1,\"urgency\":\"HIGH\"}|urgency: HIGH",
        "{\"thread\":\"t\",\"body\":1,\"id\":\"a b\"}|id: a b",
        "{\"thread\":\"t\",\"body\":1,\"type\":\"follow\"}|type: follow",
        "{\"thread\":\"t\",\"body\":{\"a\":}}|line: ", "{\"thread\":\"t\",\"body\":1}~|line: "
    })
    void badLine_isRejected_andTheLinesAroundItAreSettled(String line, String detail) throws IOException {
        List<Map<String, String>> outcomes =
                outcomes(GOOD + "\n" + line.replace('~', '\0') + "\n\n" + GOOD + "\n");
        assertEquals(3, outcomes.size());
        assertEquals("queued", outcomes.get(0).get("outcome"));
        assertEquals("rejected", outcomes.get(1).get("outcome"));
        assertEquals("INVALID", outcomes.get(1).get("reason"));
        assertEquals("2", outcomes.get(1).get("line"));
        String told = outcomes.get(1).getOrDefault("detail", "");
        assertTrue(told.startsWith(detail), told);
        assertEquals("queued", outcomes.get(2).get("outcome"));
        assertEquals("2", depth("good"));
    }

    @Test
    void topicOf10KiB_andTtlOf10To18_getTheirOwnAnswers() throws IOException {
        List<Map<String, String>> outcomes = outcomes(
                "{\"thread\":\"t\",\"body\":1,\"topic\":\"" + "x".repeat(10 << 10) + "\"}\n"
                        + "{\"thread\":\"t\",\"body\":1,\"ttl\":1000000000000000000}\n");
        String detail = outcomes.get(0).getOrDefault("detail", "");
        assertTrue(detail.startsWith("topic: xxx") && detail.length() < 200, detail);
        assertEquals("queued", outcomes.get(1).get("outcome"));
        assertTrue(outcomes.get(1).getOrDefault("heldUntil", "9").startsWith("2"), outcomes::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"thread\":\"t\",\"body\":\"?\"}", "{\"thread\":\"t\",\"body\":1,\"x?\":1}", "?{\"thread\":\"t\",\"body\":1}",
        "{\"thread\":\"t\",\"body\":1}?", "{\"thread\":\"t?\",\"body\":1}"
    })
    void lineThatIsNotUtf8_isRejected(String line) throws IOException {
        for (byte[] bad : new byte[][] {{(byte) 0xff, (byte) 0xfe}, {(byte) 0xfe, (byte) 0xff}, {(byte) 0xc3},
            {(byte) 0x80}}) {
            byte[][] parts = new byte[2][];
            int mark = line.indexOf('?');
            parts[0] = line.substring(0, mark).getBytes(StandardCharsets.US_ASCII);
            parts[1] = (line.substring(mark + 1) + "\n" + GOOD).getBytes(StandardCharsets.US_ASCII);
            List<Map<String, String>> outcomes = outcomes(Frames.join(parts[0], bad, parts[1]));
            assertEquals("INVALID", outcomes.get(0).get("reason"), outcomes::toString);
            assertEquals("queued", outcomes.get(1).get("outcome"));
        }
    }

    @Test
    void lineOf10MiB_isTooLarge_once() throws IOException {
        List<Map<String, String>> outcomes = outcomes(GOOD + "\n" + "x".repeat(10 << 20) + "\n" + GOOD);
        assertEquals(List.of("queued", "rejected", "queued"), outcomes.stream().map(o -> o.get("outcome")).toList());
        assertEquals("TOO_LARGE", outcomes.get(1).get("reason"));
        assertEquals("2", outcomes.get(1).get("line"));
        assertEquals(1, outcomes("x".repeat(10 << 20)).size());
        assertEquals(2, outcomes(("x".repeat(10 << 20) + "\n" + GOOD).getBytes(StandardCharsets.UTF_8)).size());
    }

    @ParameterizedTest
    @CsvSource({"0, INVALID", "1, TOO_LARGE"})
    void line_mayBeAsLongAsAFrame(int more, String reason) throws IOException {
        String line = " ".repeat(Gateway.settings().frameBytes() - 3 + more) + "bad";
        assertEquals(reason, outcomes(line + "\r\n").get(0).get("reason"));
        assertEquals(reason, outcomes(line + "\n").get(0).get("reason"));
        assertEquals(reason, outcomes(line).get(0).get("reason"));
    }

    @Test
    void bodyThatIsTooLarge_isRejected_withItsLine() throws IOException {
        String line = "{\"thread\":\"t\",\"id\":\"i\",\"body\":\"" + "x".repeat(64 << 10) + "\"}";
        Map<String, String> outcome = outcomes(line).get(0);
        assertEquals("TOO_LARGE", outcome.get("reason"));
        assertEquals("i", outcome.get("id"));
        assertEquals("1", outcome.get("line"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y", "Content-Type: application/json",
        "Content-Type: application/x-ndjson; charset=latin1"})
    void batchOfAnotherType_is415(String header) throws IOException {
        Response response = client.request("POST", "/v1/messages", GOOD, header);
        assertEquals(415, response.status());
        assertEquals("INVALID", Json.fields(response.body()).get("reason"));
        assertEquals("0", depth("good"));
    }

    @Test
    void batch_whileTheGateIsClosed_is503_andWhenItCloses_itsLinesAreNotReady() throws IOException {
        BatchClient batch = BatchClient.begin(client);
        batch.send(GOOD + "\n");
        assertEquals("queued", batch.outcome().get("outcome"));
        gateway.entry = Gateway.STARTING;
        batch.send(GOOD + "\n");
        Map<String, String> refused = batch.outcome();
        assertEquals("NOT_READY", refused.get("reason"));
        assertEquals("7000", refused.get("retryAfter"));
        assertEquals("2", refused.get("line"));
        try (RawClient other = gateway.client()) {
            assertEquals(503, other.request("POST", "/v1/messages", GOOD, NDJSON).status());
        }
        gateway.entry = Gateway.OPEN;
    }

    @Test
    void clientThatWaitsToContinue_isToldTo() throws IOException {
        BatchClient batch = BatchClient.begin(client, "Expect: 100-continue");
        assertEquals(100, client.readResponse(true).status());
        batch.send(GOOD);
        batch.end();
        assertEquals(1, batch.outcomes().size());
    }
}
