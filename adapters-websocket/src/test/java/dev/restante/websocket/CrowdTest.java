package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.ports.observing.Limit;
import dev.restante.websocket.connection.CrowdLimits;
import dev.restante.websocket.wire.BatchClient;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Too many, too often: what a client is told before it is let in, and when it may come after all. */
@Timeout(60)
class CrowdTest {
    private static final String STREAM = "/v1/threads/t/messages";
    private static final String[] EVENTS = {"Accept: text/event-stream"};

    private static Gateway open(CrowdLimits limits) {
        Gateway gateway = Gateway.open(s -> Gateway.crowded(s, limits, 0, 0));
        gateway.pass(Duration.ZERO);
        return gateway;
    }

    private static long hits(Gateway gateway, Limit limit) {
        return gateway.listener.traffic().traffic().limits().getOrDefault(limit, -1L);
    }

    private static Response handshake(Gateway gateway, String... headers) throws IOException {
        try (RawClient client = gateway.client()) {
            return client.handshake("/v1/connect", headers);
        }
    }

    private static void assertProblem(String type, Response response) {
        assertEquals(429, response.status());
        assertEquals("/problems/" + type, Json.fields(response.body()).get("type"));
    }

    @Test
    void connectionsOfOneAddress_beyondTheirLimit_are429_untilOneIsGone() throws IOException {
        try (Gateway gateway = open(new CrowdLimits(2, 0, 0, 0));
                RawClient stays = gateway.connected("")) {
            RawClient goes = gateway.connected("");
            Response refused = handshake(gateway);
            assertProblem("too-many-of-address", refused);
            assertEquals("5", refused.header("Retry-After"));
            assertEquals("connections (expected: fewer than limits.connections-per-address)",
                    Json.fields(refused.body()).get("detail"));
            try (RawClient client = gateway.client()) {
                assertProblem("too-many-of-address", client.request("GET", STREAM, "", EVENTS));
            }
            try (RawClient client = gateway.client()) {
                assertProblem("too-many-of-address",
                        client.request("POST", "/v1/messages", "", "Content-Type: application/x-ndjson"));
            }
            assertEquals(3, hits(gateway, Limit.CONNECTIONS_PER_ADDRESS));
            assertEquals(2, gateway.listener.slotsTaken());
            goes.close();
            Await.until(() -> gateway.listener.slotsTaken() == 1);
            gateway.connected("").close();
            stays.send("{\"type\":\"ping\"}");
            stays.expect("pong");
        }
    }

    @Test
    void refusedAndAbruptOnes_leaveNoShareBehind() throws IOException {
        try (Gateway gateway = open(new CrowdLimits(1, 0, 0, 0))) {
            for (int i = 0; i < 50; i++) {
                RawClient client = gateway.connected("");
                assertEquals(429, handshake(gateway).status());
                client.reset();
                Await.until(() -> gateway.listener.slotsTaken() == 0);
            }
        }
    }

    @Test
    void connectionsOfOnePrincipal_beyondTheirLimit_are429_andOthersAreLetIn() throws IOException {
        Doorman doorman = new Doorman();
        doorman.admit("ann", "ann", "*", 60);
        doorman.admit("ann-too", "ann", "*", 60);
        doorman.admit("bob", "bob", "*", 60);
        try (Gateway gateway = doorman.gateway(s -> Gateway.crowded(s, new CrowdLimits(0, 1, 0, 0), 0, 0));
                RawClient ann = gateway.client();
                RawClient bob = gateway.client()) {
            assertEquals(101, ann.handshake("/v1/connect", "Authorization: Bearer ann").status());
            assertProblem("too-many-of-principal", handshake(gateway, "Authorization: Bearer ann-too"));
            assertEquals(101, bob.handshake("/v1/connect", "Authorization: Bearer bob").status());
            assertEquals(1, hits(gateway, Limit.CONNECTIONS_PER_PRINCIPAL));
            assertEquals(2, gateway.listener.slotsTaken());
        }
    }

    @Test
    void upgradesBeyondASecondsWorth_are429_eachWithATimeOfItsOwn_untilThatHasPassed() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        try (Gateway gateway = open(new CrowdLimits(0, 0, 2, 0))) {
            clients.add(gateway.connected(""));
            clients.add(gateway.connected(""));
            List<String> waits = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Response refused = handshake(gateway);
                assertProblem("too-many-upgrades", refused);
                waits.add(refused.header("Retry-After"));
            }
            assertEquals(List.of("1", "1", "1", "2", "2", "3"), waits);
            try (RawClient client = gateway.client()) {
                assertProblem("too-many-upgrades", client.request("GET", STREAM, "", EVENTS));
                assertEquals(7, hits(gateway, Limit.UPGRADES_PER_SECOND));
            }
            gateway.pass(Duration.ofSeconds(1));
            clients.add(gateway.connected(""));
            clients.add(gateway.connected(""));
            assertEquals(429, handshake(gateway).status());
            assertEquals(4, gateway.listener.slotsTaken());
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void sendsOfOnePrincipal_beyondASecondsWorth_areRateLimited_howeverTheyCome() throws IOException {
        Doorman doorman = new Doorman();
        doorman.admit("ann", "ann", "*", 60);
        doorman.admit("bob", "bob", "*", 60);
        try (Gateway gateway = doorman.gateway(s -> Gateway.crowded(s, new CrowdLimits(0, 0, 0, 3), 0, 0));
                RawClient socket = gateway.client()) {
            gateway.pass(Duration.ZERO);
            assertEquals(101, socket.handshake("/v1/connect", "Authorization: Bearer ann").status());
            socket.expect("welcome");
            assertEquals(202, send(gateway, "ann").status());
            socket.send("{\"type\":\"send\",\"thread\":\"t\",\"body\":1}");
            assertEquals("queued", socket.expect("outcome").get("outcome"));
            assertEquals("queued", batch(gateway).get("outcome"));
            Response refused = send(gateway, "ann");
            assertEquals(429, refused.status());
            assertEquals("RATE_LIMITED", Json.fields(refused.body()).get("reason"));
            assertEquals("1", refused.header("Retry-After"));
            socket.send("{\"type\":\"send\",\"ref\":\"r\",\"thread\":\"t\",\"body\":1}");
            assertEquals("RATE_LIMITED", socket.expect("outcome").get("reason"));
            assertEquals("RATE_LIMITED", batch(gateway).get("reason"));
            assertEquals(202, send(gateway, "bob").status());
            gateway.pass(Duration.ofSeconds(1));
            assertEquals(202, send(gateway, "ann").status());
        }
    }

    private static Response send(Gateway gateway, String token) throws IOException {
        try (RawClient client = gateway.client()) {
            return client.request(
                    "POST", "/v1/threads/t/messages", "1", "Content-Type: application/json",
                    "Authorization: Bearer " + token);
        }
    }

    /** The outcome of a batch of one. */
    private static Map<String, String> batch(Gateway gateway) throws IOException {
        try (RawClient client = gateway.client()) {
            client.writeRequest(
                    "POST", "/v1/messages", "{\"thread\":\"t\",\"body\":1}\n", "Content-Type: application/x-ndjson",
                    "Authorization: Bearer ann");
            return BatchClient.written(client).outcomes().get(0);
        }
    }
}
