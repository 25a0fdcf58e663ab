package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Response;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSendTest {
    private static final String JSON = "Content-Type: application/json";
    private final Gateway gateway = Gateway.open();
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        client = gateway.client();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void send_toNobody_isQueued202() throws IOException {
        Response response = client.request("POST", "/v1/threads/t/messages", "{\"n\":1}", JSON);
        Map<String, String> fields = Json.fields(response.body());
        assertEquals(202, response.status());
        assertEquals("queued", fields.get("outcome"));
        assertEquals("1", fields.get("sequence"));
        assertEquals("1", fields.get("depth"));
        assertEquals("memory", fields.get("held"));
        assertEquals("t", fields.get("thread"));
    }

    @Test
    void send_toAReader_isDelivered200() throws IOException {
        try (RawClient reader = gateway.connected("?thread=t")) {
            reader.expect("following");
            Response response = client.request("POST", "/v1/threads/t/messages", " {\"n\" : 1} ", JSON);
            Map<String, String> fields = Json.fields(response.body());
            assertEquals(200, response.status());
            assertEquals("delivered", fields.get("outcome"));
            assertEquals("1", fields.get("recipients"));
            assertTrue(reader.text().contains("\"body\": {\"n\" : 1} }"));
        }
    }

    @Test
    void send_ofText_travelsAsString() throws IOException {
        client.request("POST", "/v1/threads/t/messages", "a \"b\"\n\u00e9", "Content-Type: text/plain; charset=UTF-8");
        try (RawClient reader = gateway.connected("?thread=t")) {
            Map<String, String> message = reader.expect("message");
            assertEquals("text", message.get("content"));
            assertEquals("a \"b\"\n\u00e9", message.get("body"));
        }
    }

    @Test
    void send_again_withSameKey_isTheSameOutcome() throws IOException {
        Response first = client.request("POST", "/v1/threads/t/messages", "1", JSON, "Idempotency-Key: k-1");
        Response again = client.request("POST", "/v1/threads/t/messages", "1", JSON, "Idempotency-Key: \"k-1\"");
        Response other = client.request("POST", "/v1/threads/t/messages", "2", JSON, "Idempotency-Key: k-1");
        assertEquals("k-1", Json.fields(first.body()).get("id"));
        assertEquals(202, again.status());
        assertEquals("true", Json.fields(again.body()).get("duplicate"));
        assertEquals(409, other.status());
        assertEquals("CONFLICT", Json.fields(other.body()).get("reason"));
    }

    @Test
    void send_withTtl0_andNoReader_is409() throws IOException {
        Response response = client.request("POST", "/v1/threads/t/messages", "1", JSON, "TTL: 0");
        assertEquals(409, response.status());
        assertEquals("/problems/no-recipient", Json.fields(response.body()).get("type"));
    }

    @ParameterizedTest
    @CsvSource({
        "TTL: abc, ttl: abc (expected: decimal seconds",
        "TTL: -1, ttl: -1 (expected",
        "Urgency: HIGH, urgency: HIGH (expected",
        "Topic: a b, topic: a b (expected",
        "Idempotency-Key: a b, id: a b (expected"
    })
    void send_withBadHeader_is400_thatNamesIt(String header, String expected) throws IOException {
        Response response = client.request("POST", "/v1/threads/t/messages", "1", JSON, header);
        Map<String, String> fields = Json.fields(response.body());
        assertEquals(400, response.status());
        assertEquals("INVALID", fields.get("reason"));
        assertEquals("rejected", fields.get("outcome"));
        String detail = fields.getOrDefault("detail", "");
        assertTrue(detail.startsWith(expected), detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1}}", "nul", "\u0000", "[1,]", "'a'"})
    void send_ofWhatIsNoJson_is400(String body) throws IOException {
        Response response = client.request("POST", "/v1/threads/t/messages", body, JSON);
        assertEquals(400, response.status(), response.body());
        assertEquals("application/problem+json", response.header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type: text/html", "Content-Type: text/plain; charset=latin1", "X: y"})
    void send_ofAnotherType_is415(String header) throws IOException {
        Response response = header.isEmpty()
                ? client.request("POST", "/v1/threads/t/messages", "1")
                : client.request("POST", "/v1/threads/t/messages", "1", header);
        assertEquals(415, response.status());
        assertEquals("INVALID", Json.fields(response.body()).get("reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$system", "a%20b", "%zz", "a;b", "a%00", "..", "%2e%2e", "a%2fb", "\u00e9"})
    void send_toABadName_is400(String thread) throws IOException {
        Response response = client.request("POST", "/v1/threads/" + thread + "/messages", "1", JSON);
        assertEquals(400, response.status(), response.body());
    }

    @Test
    void send_toAnEscapedName_reachesIt() throws IOException {
        Response response = client.request("POST", "/v1/threads/a%40b~c:d/messages", "1", JSON);
        assertEquals("a@b~c:d", Json.fields(response.body()).get("thread"));
    }

    @Test
    void send_ofTooMuch_is413_andEndsTheConnection() throws IOException {
        client.write("POST /v1/threads/t/messages HTTP/1.1\r\nHost: t\r\n" + JSON
                + "\r\nContent-Length: 2000000000\r\n\r\n");
        Response response = client.readResponse(false);
        assertEquals(413, response.status());
        assertEquals("TOO_LARGE", Json.fields(response.body()).get("reason"));
    }

    @Test
    void send_ofTooMuch_inChunks_is413() throws IOException {
        client.write("POST /v1/threads/t/messages HTTP/1.1\r\nHost: t\r\n" + JSON
                + "\r\nTransfer-Encoding: chunked\r\n\r\n");
        String chunk = "8000\r\n" + " ".repeat(0x8000) + "\r\n";
        for (int i = 0; i < 3; i++) {
            client.write(chunk);
        }
        assertEquals(413, client.readResponse(false).status());
    }

    @Test
    void sends_pipelined_areAnsweredInOrder() throws IOException {
        for (int i = 0; i < 50; i++) {
            client.writeRequest("POST", "/v1/threads/t/messages", "" + i, JSON);
        }
        for (int i = 1; i <= 50; i++) {
            assertEquals("" + i, Json.fields(client.readResponse(false).body()).get("sequence"));
        }
    }

    @Test
    void send_whileTheGateIsClosed_is503_andStoresNothing() throws IOException {
        gateway.entry = Gateway.STARTING;
        Response refused = client.request("POST", "/v1/threads/t/messages", "1", JSON);
        gateway.entry = Gateway.OPEN;
        Response view = client.request("GET", "/v1/threads/t", "");
        assertEquals(503, refused.status());
        assertEquals("7", refused.header("Retry-After"));
        assertEquals("NOT_READY", Json.fields(refused.body()).get("reason"));
        assertEquals("0", Json.fields(view.body()).get("last"));
    }

    @Test
    void answers_showNothingOfTheServer() throws IOException {
        Response response = client.request("POST", "/v1/threads/t/messages", "{", JSON);
        assertFalse(response.toString().contains("Exception"));
        assertEquals("", response.header("Server"));
    }
}
