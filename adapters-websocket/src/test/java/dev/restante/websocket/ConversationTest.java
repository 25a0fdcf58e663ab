package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest {
    private final Gateway gateway = Gateway.open();
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        client = gateway.connected("");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        gateway.close();
        assertTrue(gateway.faults.isEmpty(), gateway.faults::toString);
    }

    @Test
    void follow_bringsTheBacklog_thenWhatComesLive() throws IOException {
        gateway.send("t", "1");
        gateway.send("t", "2");
        client.send("{\"type\":\"follow\",\"thread\":\"t\"}");
        Map<String, String> following = client.expect("following");
        assertEquals("1", following.get("from"));
        assertEquals("2", following.get("backlog"));
        assertEquals("1", client.expect("message").get("body"));
        assertEquals("2", client.expect("message").get("body"));
        gateway.send("t", "{\"three\":3}");
        Map<String, String> third = client.expect("message");
        assertEquals("3", third.get("sequence"));
        assertEquals("{\"three\":3}", third.get("body"));
        assertNull(third.get("redelivered"));
        assertNull(third.get("urgency"));
    }

    @Test
    void autoAck_acknowledgesWhatWasWritten() throws IOException {
        client.send("{\"type\":\"follow\",\"thread\":\"t\"}");
        client.expect("following");
        gateway.send("t", "1");
        client.expect("message");
        try (RawClient http = gateway.client()) {
            Await.until(() -> http.request("GET", "/v1/threads/t", "").body().contains("\"acknowledged\":1"));
        }
    }

    @Test
    void clientAck_holdsUntilTheReaderConfirms() throws IOException {
        gateway.send("t", "1");
        gateway.send("t", "2");
        client.send("{\"type\":\"follow\",\"thread\":\"t\",\"ack\":\"client\"}");
        client.expect("message");
        String epoch = client.expect("message").get("epoch");
        client.send("{\"type\":\"ack\",\"thread\":\"t\",\"epoch\":\"" + epoch + "\",\"sequence\":1}");
        try (RawClient http = gateway.client()) {
            Await.until(() -> http.request("GET", "/v1/threads/t", "").body().contains("\"acknowledged\":1"));
            assertTrue(http.request("GET", "/v1/threads/t", "").body().contains("\"depth\":1"));
        }
    }

    @Test
    void ack_beyondWhatCame_isBadAck_andOfAnotherEpoch_isStale() throws IOException {
        gateway.send("t", "1");
        client.send("{\"type\":\"follow\",\"thread\":\"t\",\"ack\":\"client\"}");
        String epoch = client.expect("message").get("epoch");
        client.send("{\"type\":\"ack\",\"ref\":\"a\",\"thread\":\"t\",\"epoch\":\"" + epoch + "\",\"sequence\":2}");
        Map<String, String> beyond = client.expect("error");
        assertEquals("BAD_ACK", beyond.get("code"));
        assertEquals("a", beyond.get("ref"));
        assertEquals("t", beyond.get("thread"));
        client.send("{\"type\":\"ack\",\"thread\":\"t\",\"epoch\":\"other\",\"sequence\":1}");
        assertEquals("STALE_EPOCH", client.expect("error").get("code"));
    }

    @Test
    void follow_fromAPosition_resumes_andOfAnotherEpoch_isReset() throws IOException {
        gateway.send("t", "1");
        gateway.send("t", "2");
        try (RawClient http = gateway.client()) {
            String page = http.request("GET", "/v1/threads/t/messages", "").body();
            String epoch = dev.restante.websocket.wire.Json.fields(page).get("epoch");
            client.send("{\"type\":\"follow\",\"thread\":\"t\",\"epoch\":\"" + epoch + "\",\"after\":1}");
        }
        assertEquals("2", client.expect("following").get("from"));
        assertEquals("2", client.expect("message").get("sequence"));
        client.send("{\"type\":\"unfollow\",\"thread\":\"t\"}");
        client.send("{\"type\":\"follow\",\"thread\":\"t\",\"epoch\":\"gone\",\"after\":7}");
        client.expect("reset");
        assertEquals("1", client.expect("message").get("sequence"));
    }

    @Test
    void unfollow_stopsWhatComes() throws IOException {
        client.send("{\"type\":\"follow\",\"thread\":\"t\"}");
        client.expect("following");
        client.send("{\"type\":\"unfollow\",\"thread\":\"t\"}");
        client.send("{\"type\":\"ping\",\"ref\":\"1\"}");
        client.expect("pong");
        gateway.send("t", "1");
        client.send("{\"type\":\"ping\",\"ref\":\"2\"}");
        assertTrue(client.text().contains("pong"));
    }

    @Test
    void isolation_anotherThreadsMessagesNeverCome() throws IOException {
        client.send("{\"type\":\"follow\",\"thread\":\"mine\"}");
        client.expect("following");
        gateway.send("other", "1");
        gateway.send("mine", "2");
        assertEquals("2", client.expect("message").get("body"));
    }

    @Test
    void send_isAnsweredWithItsRef_inOrder() throws IOException {
        for (int i = 1; i <= 100; i++) {
            String bad = i % 10 == 0 ? ",\"ttl\":-1" : "";
            client.send("{\"type\":\"send\",\"ref\":\"r" + i + "\",\"thread\":\"t\",\"body\":" + i + bad + "}");
        }
        for (int i = 1; i <= 100; i++) {
            Map<String, String> outcome = client.expect("outcome");
            assertEquals("r" + i, outcome.get("ref"));
            assertEquals(i % 10 == 0 ? "rejected" : "queued", outcome.get("outcome"));
        }
    }

    @Test
    void send_whileTheGateIsClosed_isNotReady() throws IOException {
        gateway.entry = Gateway.STARTING;
        client.send("{\"type\":\"send\",\"ref\":\"r\",\"thread\":\"t\",\"body\":1,\"id\":\"x\"}");
        Map<String, String> outcome = client.expect("outcome");
        assertEquals("NOT_READY", outcome.get("reason"));
        assertEquals("x", outcome.get("id"));
        assertEquals("7000", outcome.get("retryAfter"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"type\":\"fly\"}|UNKNOWN_TYPE",
        "{\"type\":5}|BAD_FRAME",
        "{}|BAD_FRAME",
        "[]|BAD_FRAME",
        "not json|BAD_FRAME",
        "{\"type\":\"ping\"}{}|BAD_FRAME",
        "{\"type\":\"ping\",\"type\":\"ping\"}|BAD_FRAME",
        "{\"type\":\"ping\",\"x\":1,\"x\":2}|BAD_FRAME",
        "{\"type\":\"follow\"}|INVALID",
        "{\"type\":\"follow\",\"thread\":5}|INVALID",
        "{\"type\":\"follow\",\"thread\":\"$probe\"}|INVALID",
        "{\"type\":\"follow\",\"thread\":\"t\",\"from\":\"yesterday\"}|INVALID",
        "{\"type\":\"follow\",\"thread\":\"t\",\"ack\":\"never\"}|INVALID",
        "{\"type\":\"follow\",\"thread\":\"t\",\"after\":3}|INVALID",
        "{\"type\":\"follow\",\"thread\":\"t\",\"epoch\":\"e\",\"after\":99999999999999999999}|INVALID",
        "{\"type\":\"unfollow\",\"thread\":\"t\"}|NOT_FOLLOWING",
        "{\"type\":\"ack\",\"thread\":\"t\",\"epoch\":\"e\",\"sequence\":1}|NOT_FOLLOWING"
    })
    void frame_thatCannotBeActedUpon_isAnsweredByAnError(String frame, String code) throws IOException {
        client.send(frame);
        assertEquals(code, client.expect("error").get("code"));
        client.send("{\"type\":\"ping\",\"ref\":\"alive\",\"unknown\":{\"a\":[1,{}]}}");
        assertEquals("alive", client.expect("pong").get("ref"));
    }

    @Test
    void follow_twice_isAlreadyFollowing_andTooMany_isTold() throws IOException {
        for (int i = 0; i < 8; i++) {
            client.send("{\"type\":\"follow\",\"thread\":\"t" + i + "\"}");
        }
        client.send("{\"type\":\"follow\",\"thread\":\"t0\"}");
        assertEquals("ALREADY_FOLLOWING", client.expect("error").get("code"));
        client.send("{\"type\":\"follow\",\"thread\":\"t8\"}");
        assertEquals("TOO_MANY_THREADS", client.expect("error").get("code"));
    }

    @Test
    void errors_showNothingOfTheServer() throws IOException {
        client.send("{\"type\":\"send\",\"thread\":\"t\",\"body\":{\"a\":}}");
        assertFalse(client.text().contains("Exception"));
    }
}
