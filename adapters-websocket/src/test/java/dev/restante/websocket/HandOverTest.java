package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.verification.Receipt;
import dev.restante.websocket.loopback.Passes;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our own client at a real listener, and that its pass is of no use to anybody else. */
@Timeout(60)
class HandOverTest {
    private static final ThreadId PROBE = ThreadId.system("probe-hand-over");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Body BODY = Body.json("{\"a\":1}");
    private static final MessageId ID = new MessageId("p1");

    private Gateway gateway = Gateway.open();

    @AfterEach
    void close() {
        gateway.close();
    }

    private Receipt receive(Duration within) {
        return gateway.listener.handOverProbe(Clock.systemUTC()).receive(PROBE, within);
    }

    private void sendProbe() {
        gateway.messaging.send(PROBE, Message.of(BODY).withId(ID)).toCompletableFuture().join();
    }

    private int held() {
        return gateway.mailbox.status(PROBE).toCompletableFuture().join().depth();
    }

    private RawClient.Response connect(String token, RawClient client) throws Exception {
        return client.handshake("/v1/connect", Passes.HEADER + ": " + token);
    }

    @Test
    void closedGate_letsTheProbeThrough_andNobodyElse() throws Exception {
        gateway.entry = Gateway.STARTING;
        for (int round = 0; round < 20; round++) {
            sendProbe();
            assertEquals(new Receipt.Acknowledged(ID, BODY), receive(SOON));
            assertEquals(0, held());
        }
        try (RawClient other = gateway.client()) {
            assertEquals(503, other.handshake("/v1/connect").status());
        }
    }

    @Test
    void listenerOnEveryAddress_isReachedByLoopback() {
        gateway.close();
        PublicSettings s = Gateway.settings();
        gateway = Gateway.open(same -> new PublicSettings(
                "0.0.0.0", 0, s.ioThreads(), s.origins(), s.connections(), s.messageBytes(), s.frameBytes(),
                s.headerBytes(), s.sendBuffer(), s.connection(), s.crowd(), s.edge()));
        sendProbe();
        assertEquals(new Receipt.Acknowledged(ID, BODY), receive(SOON));
    }

    @Test
    void probe_takesNoSlot_andIsInNoAccount() throws Exception {
        gateway.close();
        gateway = Gateway.open(s -> Gateway.with(s, 1, s.connection()));
        try (RawClient only = gateway.connected("?thread=t"); RawClient probe = gateway.client()) {
            sendProbe();
            assertEquals(new Receipt.Acknowledged(ID, BODY), receive(SOON));
            assertEquals(101, connect(gateway.passes.issue(PROBE, SOON), probe).status());
            probe.expect("welcome");
            assertEquals(1, gateway.listener.slotsTaken());
            assertEquals(1, gateway.listener.connections().open());
            assertEquals(503, gateway.client().handshake("/v1/connect").status());
            only.send("{\"type\":\"ping\"}");
            only.expect("pong");
        }
        assertEquals(0, gateway.mailbox.ledger().accepted());
    }

    @Test
    void passThatWasUsed_isWorthNothing() throws Exception {
        gateway.entry = Gateway.STARTING;
        String token = gateway.passes.issue(PROBE, SOON);
        try (RawClient first = gateway.client(); RawClient second = gateway.client()) {
            assertEquals(101, connect(token, first).status());
            assertEquals(503, connect(token, second).status());
            gateway.entry = Gateway.OPEN;
            assertEquals(403, connect(token, second).status());
        }
    }

    @Test
    void passThatIsOld_isWorthNothing() throws Exception {
        gateway.entry = Gateway.STARTING;
        String token = gateway.passes.issue(PROBE, Duration.ofSeconds(1));
        gateway.pass(Duration.ofSeconds(1));
        try (RawClient late = gateway.client()) {
            assertEquals(503, connect(token, late).status());
        }
    }

    @Test
    void passOfAnEarlierProbe_isWorthNothing() throws Exception {
        gateway.entry = Gateway.STARTING;
        String token = gateway.passes.issue(PROBE, SOON);
        sendProbe();
        receive(SOON);
        try (RawClient late = gateway.client()) {
            assertEquals(503, connect(token, late).status());
        }
    }

    @Test
    void wrongGuesses_keepNobodyOut() throws Exception {
        gateway.entry = Gateway.STARTING;
        String token = gateway.passes.issue(PROBE, SOON);
        for (String guess : List.of("", "x", token.substring(1), token + "x",
                token.toLowerCase(java.util.Locale.ROOT))) {
            try (RawClient guessing = gateway.client()) {
                assertEquals(503, connect(guess, guessing).status());
            }
        }
        try (RawClient right = gateway.client()) {
            assertEquals(101, connect(token, right).status());
        }
    }

    @Test
    void pass_opensNothingButTheUpgrade() throws Exception {
        gateway.entry = Gateway.STARTING;
        String header = Passes.HEADER + ": " + gateway.passes.issue(PROBE, SOON);
        try (RawClient client = gateway.client()) {
            for (String path : List.of("/v1/threads/t", "/v1/threads/t/messages", "/v1/threads/$probe-hand-over",
                    "/v1/connect/", "/v1//connect")) {
                int status = client.request("GET", path, "", header).status();
                assertTrue(status == 503 || status == 400 || status == 404, path + ": " + status);
            }
            assertEquals(503, client.request("POST", "/v1/threads/t/messages", "1", header,
                    "Content-Type: application/json").status());
            assertEquals(503, client.request("DELETE", "/v1/threads/t", "", header).status());
        }
    }

    @Test
    void passHolder_canAcknowledgeItsThread_andNothingElse() throws Exception {
        gateway.send("t", "1");
        try (RawClient thief = gateway.client()) {
            assertEquals(101, connect(gateway.passes.issue(PROBE, SOON), thief).status());
            thief.expect("following");
            for (String frame : List.of(
                    "{\"type\":\"follow\",\"thread\":\"t\",\"from\":\"beginning\"}",
                    "{\"type\":\"follow\",\"thread\":\"$probe-acceptance\"}",
                    "{\"type\":\"unfollow\",\"thread\":\"$probe-hand-over\"}",
                    "{\"type\":\"send\",\"thread\":\"t\",\"body\":1}",
                    "{\"type\":\"send\",\"thread\":\"$probe-hand-over\",\"body\":1}",
                    "{\"type\":\"ack\",\"thread\":\"t\",\"epoch\":\"e\",\"sequence\":1}",
                    "nonsense")) {
                thief.send(frame);
                Map<String, String> answer = Json.fields(thief.text());
                assertEquals("error", answer.get("type"), frame);
                assertEquals("FORBIDDEN", answer.get("code"), frame);
            }
            assertEquals(0, held());
        }
    }

    @Test
    void nobody_canNameAProbeThread() throws Exception {
        try (RawClient socket = gateway.connected("")) {
            socket.send("{\"type\":\"follow\",\"thread\":\"$probe-hand-over\"}");
            assertEquals("INVALID", socket.expect("error").get("code"));
            socket.send("{\"type\":\"send\",\"thread\":\"$probe-hand-over\",\"body\":1}");
            assertEquals("INVALID", socket.expect("outcome").get("reason"));
            socket.send("{\"type\":\"ack\",\"thread\":\"$probe-hand-over\",\"epoch\":\"e\",\"sequence\":1}");
            assertEquals("INVALID", socket.expect("error").get("code"));
        }
        try (RawClient client = gateway.client()) {
            assertEquals(400, client.handshake("/v1/connect?thread=$probe-hand-over").status());
            for (String name : List.of("$probe-hand-over", "%24probe-hand-over")) {
                String json = "Content-Type: application/json";
                String thread = "/v1/threads/" + name;
                assertEquals(400, client.request("GET", thread, "").status());
                assertEquals(400, client.request("GET", thread + "/messages", "").status());
                assertEquals(400, client.request("DELETE", thread, "").status());
                assertEquals(400, client.request("POST", thread + "/messages", "1", json).status());
                String ack = "{\"epoch\":\"e\",\"sequence\":1}";
                assertEquals(400, client.request("POST", thread + "/ack", ack, json).status());
            }
        }
        assertEquals(0, held());
    }

    @Test
    void probeThatNeverComes_isSilence() {
        // The clock that the pass goes by stands still here; the socket's own does not.
        assertEquals(
                new Receipt.Silent("the probe", Duration.ofMillis(300)), receive(Duration.ofMillis(300)));
    }

    @Test
    void closedListener_isRefusal() {
        gateway.listener.close();
        assertEquals(new Receipt.Refused("the public listener is not open"), receive(SOON));
    }
}
