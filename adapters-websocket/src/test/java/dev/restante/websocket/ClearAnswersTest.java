package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Frame;
import dev.restante.websocket.wire.RawClient.Response;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever does something wrong is told what, in words that fit, and can tell what is answered. */
class ClearAnswersTest {
    private static final String JSON = "Content-Type: application/json";
    private static final String T = "/v1/threads/t/messages";
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

    private static String detail(Response response) {
        assertEquals(400, response.status(), response.body());
        return Json.fields(response.body()).getOrDefault("detail", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {".1", "e", "e.", "e.x", ".", "1"})
    void lastEventId_thatIsNone_isNamed(String id) throws IOException {
        Response response = client.request("GET", T, "", "Accept: text/event-stream", "Last-Event-ID: " + id);
        assertEquals("Last-Event-ID: " + id + " (expected: <epoch>.<sequence>, as it was given)", detail(response));
    }

    @Test
    void jsonNestedTooDeep_isToldHowDeepItMayBe() throws IOException {
        String deepest = "[".repeat(512) + "]".repeat(512);
        assertEquals(202, client.request("POST", T, deepest, JSON).status());
        assertEquals(
                "body: fault at byte 512 (expected: JSON nested at most 512 levels deep)",
                detail(client.request("POST", T, "[" + deepest + "]", JSON)));
        assertEquals(
                "body: fault at byte 512 (expected: one JSON value in UTF-8)",
                detail(client.request("POST", T, "[".repeat(512) + "?", JSON)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"caf\u00e9", "\u20ac", "\ud83d\ude00"})
    void aHeaderBeyondAscii_isShownAsItWasSent(String topic) throws IOException {
        String detail = detail(client.request("POST", T, "1", JSON, "Topic: " + topic));
        assertTrue(detail.startsWith("topic: " + topic + " (expected: "), detail);
    }

    @ParameterizedTest
    @CsvSource({"TTL: 5", "Idempotency-Key: k", "Urgency: high", "Topic: t"})
    void aBatch_withAHeaderOfOneSend_is400_andNothingIsSent(String header) throws IOException {
        String line = "{\"thread\":\"t\",\"body\":1}\n";
        Response response =
                client.request("POST", "/v1/messages", line, "Content-Type: application/x-ndjson", header);
        String name = header.substring(0, header.indexOf(':'));
        assertEquals(name + ": given (expected: none here: a field of each line says it)", detail(response));
        assertEquals(0, gateway.listener.slotsTaken());
        try (RawClient other = gateway.client()) {
            assertEquals("0", Json.fields(other.request("GET", "/v1/threads/t", "").body()).get("last"));
        }
    }

    /** RFC 6455, 4.2.2: who does not agree to any names none; it is the client that may then leave. */
    @Test
    void anUnknownSubprotocol_isNotAgreedTo() throws IOException {
        Response response = client.handshake("/v1/connect", "Sec-WebSocket-Protocol: foo");
        assertEquals(101, response.status());
        assertEquals("", response.header("Sec-WebSocket-Protocol"));
        client.expect("welcome");
    }

    private Map<String, String> answer(String frame, String type) throws IOException {
        client.send(frame);
        return client.expect(type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "{}|type (expected: follow, unfollow, ack, send, token or ping)",
        "{\"type\":5}|type: 5 (expected: a string)",
        "{\"type\":null}|type: null (expected: a string)"
    })
    void aFrameWithoutAType_isToldWhichThereAre(String frame, String detail) throws IOException {
        client.upgrade("/v1/connect");
        client.expect("welcome");
        Map<String, String> error = answer(frame, "error");
        assertEquals("BAD_FRAME", error.get("code"));
        assertEquals(detail, error.get("detail"));
    }

    @Test
    void aStringInPlaceOfANumber_isShownAsAString() throws IOException {
        client.upgrade("/v1/connect");
        client.expect("welcome");
        Map<String, String> outcome =
                answer("{\"type\":\"send\",\"thread\":\"t\",\"body\":1,\"ttl\":\"5\"}", "outcome");
        assertEquals("ttl: \"5\" (expected: a whole number)", outcome.get("detail"));
    }

    /** In its turn, with the id: a client that counts its outcomes is not put out. */
    @Test
    void aSendWhoseRefIsTooLong_getsAnOutcome() throws IOException {
        client.upgrade("/v1/connect");
        client.expect("welcome");
        String ref = "r".repeat(129);
        Map<String, String> outcome = answer(
                "{\"type\":\"send\",\"ref\":\"" + ref + "\",\"id\":\"mine\",\"thread\":\"t\",\"body\":1}", "outcome");
        assertEquals("rejected", outcome.get("outcome"));
        assertEquals("INVALID", outcome.get("reason"));
        assertEquals("mine", outcome.get("id"));
        assertNull(outcome.get("ref"));
        assertTrue(outcome.getOrDefault("detail", "").startsWith("ref: rrr"), outcome::toString);
        assertEquals("INVALID", answer("{\"type\":\"ping\",\"ref\":\"" + ref + "\"}", "error").get("code"));
    }

    @Test
    void whateverAnswersAFollow_bearsItsRef() throws IOException {
        client.upgrade("/v1/connect?thread=before");
        client.expect("welcome");
        assertNull(client.expect("following").get("ref"));
        String follow = "{\"type\":\"follow\",\"ref\":\"%s\",\"thread\":\"%s\"}";
        assertEquals("a", answer(follow.formatted("a", "t"), "following").get("ref"));
        assertEquals("b", answer(follow.formatted("b", "t"), "error").get("ref"));
        assertEquals("c", answer(follow.formatted("c", "not a thread"), "error").get("ref"));
        assertEquals("d", answer("{\"type\":\"unfollow\",\"ref\":\"d\",\"thread\":\"other\"}", "error").get("ref"));
    }

    @Test
    void aMessageThatIsTooBig_isToldWhichLimitItPassed() throws IOException {
        client.upgrade("/v1/connect");
        client.expect("welcome");
        client.send("x".repeat(Gateway.settings().frameBytes() + 1));
        Frame close = client.read();
        assertEquals(RawClient.CLOSE, close.opcode());
        assertEquals(1009, close.closeCode());
        assertTrue(close.text().contains("limits.frame-bytes"), close.text());
    }
}
