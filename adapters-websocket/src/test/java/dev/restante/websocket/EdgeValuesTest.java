package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Response;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values at and beyond the edge, in headers. */
class EdgeValuesTest {
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

    @Test
    void ttlOf10To18_isShortened_andTheOutcomeTells() throws IOException {
        Response response = client.request("POST", T, "1", JSON, "TTL: 1000000000000000000");
        assertEquals(202, response.status(), response.body());
        Instant until = Instant.parse(Json.fields(response.body()).getOrDefault("heldUntil", ""));
        assertTrue(until.isBefore(Instant.parse("9999-01-01T00:00:00Z")), until::toString);
    }

    @Test
    void topicOf10KiB_is400_andItsAnswerIsShort() throws IOException {
        Response response = client.request("POST", T, "1", JSON, "Topic: " + "x".repeat(10 << 10));
        assertEquals(400, response.status());
        String detail = Json.fields(response.body()).getOrDefault("detail", "");
        assertTrue(detail.startsWith("topic: xxx") && detail.length() < 200, detail);
    }
}
