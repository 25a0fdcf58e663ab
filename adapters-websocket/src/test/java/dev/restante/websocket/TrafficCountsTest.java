package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.domain.delivery.Reason;
import dev.restante.ports.observing.ConnectionCounts;
import dev.restante.ports.observing.ConnectionKind;
import dev.restante.ports.observing.Entrance;
import dev.restante.ports.observing.Limit;
import dev.restante.ports.observing.OutcomeCounts;
import dev.restante.ports.observing.Traffic;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is counted of what goes through the public listener. */
class TrafficCountsTest {
    private final Gateway gateway = Gateway.open();

    @AfterEach
    void close() {
        gateway.close();
    }

    private OutcomeCounts outcomes(Entrance entrance) {
        return Objects.requireNonNull(traffic().outcomes().get(entrance));
    }

    private ConnectionCounts connections(ConnectionKind kind) {
        return Objects.requireNonNull(traffic().connections().get(kind));
    }

    private Traffic traffic() {
        return gateway.listener.traffic().traffic();
    }

    @Test
    void sendOverWebSocket_countsAsTold() throws IOException {
        try (RawClient client = gateway.connected("")) {
            client.send("{\"type\":\"send\",\"thread\":\"a\",\"body\":1}");
            client.expect("outcome");
            client.send("{\"type\":\"send\",\"thread\":\"a\"}");
            client.expect("outcome");
        }
        assertEquals(1, outcomes(Entrance.WEBSOCKET).queued());
        assertEquals(1, outcomes(Entrance.WEBSOCKET).rejected(Reason.INVALID));
        assertEquals(0, outcomes(Entrance.HTTP).queued());
    }

    @Test
    void sendOverHttp_countsRefusalsAtTheDoorToo() throws IOException {
        try (RawClient client = gateway.client()) {
            client.request("POST", "/v1/threads/a/messages", "1", "Content-Type: application/json");
            client.request("POST", "/v1/threads/a/messages", "1", "Content-Type: image/png");
            gateway.entry = Gateway.STARTING;
            client.request("POST", "/v1/threads/a/messages", "1", "Content-Type: application/json");
        }
        assertEquals(1, outcomes(Entrance.HTTP).queued());
        assertEquals(1, outcomes(Entrance.HTTP).rejected(Reason.INVALID));
        assertEquals(1, outcomes(Entrance.HTTP).rejected(Reason.NOT_READY));
    }

    @Test
    void batch_countsEachLine_andItselfAsAConnection() throws IOException {
        try (RawClient client = gateway.client()) {
            String lines = "{\"thread\":\"a\",\"body\":1}\n{\"thread\":\"a\",\"body\":2}\n{\n";
            client.request("POST", "/v1/messages", lines, "Content-Type: application/x-ndjson");
        }
        assertEquals(2, outcomes(Entrance.BATCH).queued());
        assertEquals(1, outcomes(Entrance.BATCH).rejected(Reason.INVALID));
        assertEquals(1, connections(ConnectionKind.BATCH).opened());
        Await.until(() -> connections(ConnectionKind.BATCH).open() == 0);
        assertEquals(Map.of("peer", 1L), connections(ConnectionKind.BATCH).closed());
    }

    @Test
    void limitsThatArePassed_areCounted() throws IOException {
        try (RawClient client = gateway.client()) {
            assertEquals(431, client.request("GET", "/v1/threads/t", "", "X: " + "a".repeat(20_000)).status());
        }
        try (RawClient client = gateway.connected("")) {
            for (int i = 0; i < 10; i++) {
                client.send("{\"type\":\"follow\",\"thread\":\"t" + i + "\"}");
            }
            for (int i = 0; i < 2; i++) {
                assertEquals("TOO_MANY_THREADS", client.expect("error").get("code"));
            }
        }
        assertEquals(1, traffic().limits().get(Limit.HEADER_BYTES));
        assertEquals(2, traffic().limits().get(Limit.THREADS_PER_READER));
        assertEquals(0, traffic().limits().get(Limit.CONNECTIONS));
    }

    @Test
    void connections_countByCause() throws IOException {
        RawClient leaves = gateway.connected("");
        RawClient breaksARule = gateway.connected("");
        assertEquals(2, connections(ConnectionKind.WEBSOCKET).open());
        leaves.close();
        breaksARule.write(new byte[] {(byte) 0x82, (byte) 0x81, 0, 0, 0, 0, 1});
        Await.until(() -> connections(ConnectionKind.WEBSOCKET).closed().size() == 1);
        breaksARule.close();
        Await.until(() -> connections(ConnectionKind.WEBSOCKET).open() == 0);
        assertEquals(Map.of("peer", 1L, "1003", 1L), connections(ConnectionKind.WEBSOCKET).closed());
    }
}
