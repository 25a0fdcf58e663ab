package dev.restante.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.Urgency;
import dev.restante.ports.access.Access;
import dev.restante.ports.following.Offer;
import dev.restante.ports.following.Recipient;
import dev.restante.ports.following.Subscription;
import dev.restante.ports.following.Take;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.mailbox.Committed;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.counting.Tallies;
import dev.restante.websocket.socket.CloseCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Window 1,000 bytes, answers 1,000 bytes, 4 in flight. */
class ConnectionTest {
    private final FakeSocket socket = new FakeSocket();
    private final List<CompletableFuture<DeliveryOutcome>> sends = new ArrayList<>();
    private final Map<String, Recipient> recipients = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<CompletableFuture<AckResult>> acks = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();
    private final Connection connection = new Connection(
            "c", socket,
            new Inward(Caller.anybody(Access.unrestricted(this::send, this::follow, new Uninspected())), new Tallies(),
                    new Crowd(new Slots(1), CrowdLimits.NONE, none -> {})),
            limits(),
            (c, how) -> endings.add(how));

    private static ConnectionLimits limits() {
        return new ConnectionLimits(1_000, 1_000, 4, 8, Duration.ofSeconds(30), Duration.ofSeconds(25),
                Duration.ofSeconds(10), Duration.ofSeconds(20), 0, 0);
    }

    private CompletionStage<DeliveryOutcome> send(ThreadId thread, dev.restante.domain.message.Message message) {
        CompletableFuture<DeliveryOutcome> outcome = new CompletableFuture<>();
        sends.add(outcome);
        return outcome;
    }

    private Subscription follow(ThreadId thread, From from, Recipient recipient) {
        recipients.put(thread.value(), recipient);
        return new Subscription() {
            @Override
            public CompletionStage<AckResult> acknowledge(Position position) {
                calls.add("ack " + thread + " " + position.sequence());
                CompletableFuture<AckResult> ack = new CompletableFuture<>();
                acks.add(ack);
                return ack;
            }

            @Override
            public void ready() {
                calls.add("ready " + thread);
            }

            @Override
            public void close() {
                calls.add("close " + thread);
            }
        };
    }

    @BeforeEach
    void open() {
        connection.open(List.of(new ThreadId("a"), new ThreadId("b")));
        socket.run();
    }

    private Take offer(String thread, long sequence) {
        Committed message = new Committed(new ThreadId(thread), new Epoch("e"), sequence, new MessageId("m"), 0, 1,
                Urgency.NORMAL, Optional.empty(), Body.json("\"" + "x".repeat(200) + "\""));
        Recipient recipient = recipients.get(thread);
        return recipient == null ? Take.CLOSED : recipient.offer(new Offer(message, false));
    }

    private void settle(int send) {
        sends.get(send).complete(Rejected.because(Reason.UNAVAILABLE, "send " + send));
        socket.run();
    }

    @Test
    void outcomes_comeInTheOrderOfTheSends_whateverOrderTheySettleIn() {
        for (int i = 0; i < 3; i++) {
            socket.hear("{\"type\":\"send\",\"ref\":\"" + i + "\",\"thread\":\"t\",\"body\":1}");
        }
        settle(2);
        settle(1);
        assertEquals(List.of(), socket.written("outcome"));
        settle(0);
        assertEquals(List.of("0", "1", "2"), socket.written("outcome").stream().map(o -> o.get("ref")).toList());
    }

    @Test
    void sendsInFlight_atTheLimit_stopTheReading_untilHalfAreAnswered() {
        for (int i = 0; i < 4; i++) {
            assertTrue(socket.reading);
            socket.hear("{\"type\":\"send\",\"thread\":\"t\",\"body\":1}");
        }
        assertFalse(socket.reading);
        settle(0);
        assertFalse(socket.reading);
        settle(1);
        assertTrue(socket.reading);
    }

    @Test
    void acknowledgements_countAsInFlight() {
        offer("a", 1);
        for (int i = 0; i < 4; i++) {
            socket.hear("{\"type\":\"ack\",\"thread\":\"a\",\"epoch\":\"e\",\"sequence\":1}");
        }
        assertFalse(socket.reading);
        acks.forEach(ack -> ack.complete(new AckResult.Acknowledged(1)));
        socket.run();
        assertTrue(socket.reading);
    }

    @Test
    void answersUnread_stopTheReading_untilTheyAreWritten() {
        socket.blocked = true;
        int heard = 0;
        while (socket.reading) {
            socket.hear("{\"type\":\"ping\",\"ref\":\"" + "r".repeat(100) + "\"}");
            socket.run();
            heard++;
        }
        assertTrue(heard < 12, "heard " + heard);
        socket.unblock();
        assertTrue(socket.reading);
        assertEquals(heard, socket.written("pong").size());
    }

    @Test
    void fullWindow_isFull_andEachWaitingThread_isReadyOnce_whenItHasDrained() {
        socket.blocked = true;
        assertEquals(Take.TAKEN, offer("a", 1));
        assertEquals(Take.TAKEN, offer("a", 2));
        assertEquals(Take.TAKEN, offer("b", 1));
        assertEquals(Take.FULL, offer("b", 2));
        assertEquals(Take.FULL, offer("a", 3));
        assertEquals(Take.FULL, offer("a", 3));
        socket.run();
        assertEquals(List.of(), calls);
        socket.unblock();
        assertEquals(List.of("ready b", "ready a"), calls.stream().filter(call -> call.startsWith("ready")).toList());
        assertEquals(Take.TAKEN, offer("b", 2));
    }

    @Test
    void written_isAcknowledged_oncePerPass_andOneCallAtATime() {
        offer("a", 1);
        offer("a", 2);
        offer("b", 1);
        assertEquals(List.of(), calls);
        socket.run();
        assertEquals(List.of("ack a 2", "ack b 1"), calls);
        offer("a", 3);
        socket.run();
        offer("a", 4);
        socket.run();
        assertEquals(2, calls.size());
        acks.get(0).complete(new AckResult.Acknowledged(2));
        assertEquals(List.of("ack a 2", "ack b 1", "ack a 4"), calls);
    }

    @Test
    void notWritten_isNotAcknowledged() {
        socket.blocked = true;
        offer("a", 1);
        socket.run();
        connection.ended();
        socket.run();
        assertEquals(List.of("close a", "close b"), calls.stream().sorted().toList());
        assertEquals(Take.CLOSED, offer("a", 2));
        assertEquals(List.of(Ending.BY_PEER), endings);
    }

    @Test
    void leaving_waitsForOutcomesInFlight_thenCloses1001() {
        socket.hear("{\"type\":\"send\",\"ref\":\"r\",\"thread\":\"t\",\"body\":1}");
        connection.leave(Duration.ofMillis(1_830), Duration.ofSeconds(5));
        socket.run();
        assertEquals("1830", socket.written("closing").get(0).get("reconnectAfter"));
        assertNull(socket.closed);
        assertEquals(Take.CLOSED, offer("a", 1));
        settle(0);
        assertEquals("r", socket.written("outcome").get(0).get("ref"));
        assertEquals(CloseCode.DRAINING, socket.closed);
        connection.ended();
        assertEquals(List.of(Ending.BY_US), endings);
    }

    @Test
    void leaving_thatIsNotAnswered_isForced_inTime() {
        connection.leave(Duration.ZERO, Duration.ofSeconds(5));
        socket.run();
        connection.tick(0);
        connection.tick(4_999_999_999L);
        assertFalse(socket.aborted);
        connection.tick(5_000_000_000L);
        assertTrue(socket.aborted);
        connection.ended();
        connection.ended();
        assertEquals(List.of(Ending.FORCED), endings);
    }

    @Test
    void stalled_isClosed4408_andCut() {
        connection.tick(0);
        socket.blocked = true;
        offer("a", 1);
        socket.run();
        connection.tick(1_000_000_000L);
        connection.tick(30_999_999_999L);
        socket.run();
        assertFalse(socket.aborted);
        connection.tick(31_000_000_000L);
        socket.run();
        assertTrue(socket.aborted);
        assertEquals(CloseCode.READER_STALLED, socket.closed);
    }
}
