package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.Delivered;
import dev.restante.domain.delivery.Queued;
import dev.restante.ports.operations.CloseAccount;
import dev.restante.ports.operations.Farewell;
import dev.restante.websocket.wire.EventSource;
import dev.restante.websocket.wire.EventSource.Event;
import dev.restante.websocket.wire.RawClient;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a stream: resumed, too slow, silent, sent away, cut. */
@Timeout(60)
@SuppressWarnings("try") // some close what they opened before its time
class EventStreamLifeTest {
    private static final String T = "/v1/threads/t/messages";
    private static final String KIB = "\"" + "x".repeat(1_000) + "\"";
    private static final int MANY = 3_000;

    private static Gateway narrow() {
        return Gateway.roomy(s -> Gateway.with(s, 10, Gateway.limits(64 << 10, 256)));
    }

    private static EventSource slow(Gateway gateway) throws IOException {
        EventSource stream = EventSource.open(RawClient.connect(gateway.address, 8 << 10), T);
        stream.expect("following");
        return stream;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void resumed_againAndAgain_losesNothing_andDoublesNothing(long seed) throws IOException {
        Random random = new Random(seed);
        try (Gateway gateway = narrow()) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                for (int i = 1; i <= 900; i++) {
                    gateway.send("t", i % 3 == 0 ? KIB : "" + i);
                }
            });
            String lastId = "";
            long seen = 0;
            while (seen < 900) {
                RawClient client = random.nextBoolean() ? gateway.client() : RawClient.connect(gateway.address, 8192);
                try (EventSource stream = lastId.isEmpty()
                        ? EventSource.open(client, T)
                        : EventSource.open(client, T, "Last-Event-ID: " + lastId)) {
                    for (int i = random.nextInt(120); i >= 0 && seen < 900; i--) {
                        Event event = stream.next();
                        assertTrue(event.type().matches("following|message"), "seed " + seed + ": " + event.type());
                        if (event.type().equals("message")) {
                            assertEquals("" + ++seen, event.fields().get("sequence"), "seed " + seed);
                        }
                    }
                    lastId = stream.lastId();
                    if (random.nextBoolean()) {
                        client.reset();
                    }
                }
            }
            sending.join();
            Await.until(() -> gateway.listener.slotsTaken() == 0);
        }
    }

    @Test
    void slowReader_fallsBack_losesNothing_andHoldsUpNobody() throws IOException {
        try (Gateway gateway = narrow();
                EventSource slow = slow(gateway);
                EventSource quick = EventSource.open(gateway.address, T + "?from=now");
                RawClient socket = gateway.connected("")) {
            quick.expect("following");
            socket.send("{\"type\":\"follow\",\"thread\":\"t\",\"from\":\"now\"}");
            socket.expect("following");
            boolean fellBack = false;
            for (int i = 1; i <= MANY; i++) {
                fellBack |= gateway.send("t", KIB) instanceof Delivered d && d.recipients() == 2;
                assertEquals("" + i, quick.expect("message").fields().get("sequence"));
                assertEquals("" + i, socket.expect("message").get("sequence"));
            }
            assertTrue(fellBack, "the slow reader's window never filled");
            for (int i = 1; i <= MANY; i++) {
                assertEquals("" + i, slow.expect("message").fields().get("sequence"));
            }
        }
    }

    @Test
    void stalledReader_isCut_andItsMessagesAreHeld() throws IOException {
        try (Gateway gateway = narrow(); EventSource slow = slow(gateway); RawClient http = gateway.client()) {
            while (!(gateway.send("t", KIB) instanceof Queued)) {
                assertEquals(1, gateway.listener.slotsTaken());
            }
            gateway.pass(Duration.ZERO);
            Await.until(() -> {
                gateway.pass(Duration.ofSeconds(10));
                return gateway.listener.slotsTaken() == 0;
            });
            assertTrue(!http.request("GET", "/v1/threads/t", "").body().contains("\"depth\":0"));
            assertEquals("message", slow.next().type());
        }
    }

    @Test
    void idleStream_livesOn_andGetsAComment_eachHeartbeat() throws IOException {
        try (Gateway gateway = narrow(); EventSource stream = slow(gateway)) {
            gateway.pass(Duration.ZERO);
            int comments = 0;
            for (int i = 0; i < 10; i++) {
                gateway.pass(Duration.ofSeconds(25));
                gateway.send("t", "" + i);
                Event event = stream.expect("message");
                comments += event.comments();
                assertEquals("" + i, event.fields().get("body"));
            }
            // The last may come behind the message.
            assertTrue(comments == 9 || comments == 10, comments + " comments");
        }
    }

    @Test
    void departure_tellsWhenToComeBack_andEndsTheStream() throws IOException {
        try (Gateway gateway = narrow(); EventSource stream = slow(gateway); RawClient socket = gateway.connected("")) {
            gateway.send("t", "1");
            CompletionStage<CloseAccount> account = gateway.listener.connections()
                    .closeAll(new Farewell(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(2)));
            assertEquals("1", stream.next().fields().get("body"));
            Event closing = stream.next();
            assertEquals("closing", closing.type());
            assertEquals(closing.retry(), closing.fields().get("reconnectAfter"));
            assertTrue(stream.readsEnd());
            stream.close();
            assertEquals(1001, socket.readClose());
            socket.close();
            CloseAccount closed = account.toCompletableFuture().join();
            assertEquals(2, closed.total());
            assertEquals(0, closed.byPeer());
            assertEquals(0, gateway.listener.connections().open());
        }
    }

    @Test
    void peerThatDoesNotGo_isCutInTime() throws IOException {
        try (Gateway gateway = narrow(); EventSource stream = slow(gateway)) {
            CompletionStage<CloseAccount> account = gateway.listener.connections()
                    .closeAll(new Farewell(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(2)));
            stream.expect("closing");
            gateway.pass(Duration.ZERO);
            gateway.pass(Duration.ofSeconds(6));
            assertEquals(1, account.toCompletableFuture().join().forced());
        }
    }

    @Test
    void slots_areSharedWithWebSocket_andComeBack() throws IOException {
        try (Gateway gateway = Gateway.open(s -> Gateway.with(s, 2, Gateway.limits(1 << 20, 256)))) {
            EventSource stream = slow(gateway);
            RawClient socket = gateway.connected("");
            try (RawClient third = gateway.client()) {
                RawClient.Response refused = EventSource.ask(third, T);
                assertEquals(503, refused.status());
                assertEquals("5", refused.header("Retry-After"));
            }
            stream.close();
            Await.until(() -> gateway.listener.slotsTaken() == 1);
            slow(gateway).close();
            socket.close();
            Await.until(() -> gateway.listener.slotsTaken() == 0);
        }
    }

    @Test
    void bytesBehindTheRequest_areOfNoInterest() throws IOException {
        try (Gateway gateway = narrow(); RawClient client = gateway.client()) {
            client.write("GET " + T + " HTTP/1.1\r\nHost: t\r\nAccept: text/event-stream\r\n\r\n"
                    + "GET /v1/threads/t HTTP/1.1\r\nHost: t\r\n\r\n");
            assertEquals(200, client.readResponse(false).status());
            client.write("x".repeat(100_000));
            gateway.send("t", "1");
            String all = "";
            while (!all.contains("\"body\":1}")) {
                all += client.line();
            }
            assertTrue(!all.contains("HTTP/1.1"));
        }
    }

    @Test
    void listener_closed_endsTheStream() throws IOException {
        try (Gateway gateway = narrow(); EventSource stream = slow(gateway)) {
            gateway.close();
            try {
                stream.next();
            } catch (EOFException | java.net.SocketException e) {
                return;
            }
            throw new AssertionError("the stream went on");
        }
    }
}
