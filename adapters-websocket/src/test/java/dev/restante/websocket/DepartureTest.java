package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.ports.operations.CloseAccount;
import dev.restante.ports.operations.Farewell;
import dev.restante.websocket.wire.Frames;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DepartureTest {
    private static final Farewell AT_ONCE =
            new Farewell(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(30));

    private final Gateway gateway = Gateway.open();
    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        gateway.close();
    }

    private RawClient client() throws IOException {
        RawClient client = gateway.connected("?thread=t");
        clients.add(client);
        client.expect("following");
        return client;
    }

    private CompletableFuture<CloseAccount> leave(Farewell farewell) {
        gateway.entry = Gateway.STARTING;
        return gateway.listener.connections().closeAll(farewell).toCompletableFuture();
    }

    @Test
    void everyClient_getsClosing_thenItsOwn1001() throws Exception {
        for (int i = 0; i < 10; i++) {
            client();
        }
        CompletableFuture<CloseAccount> account = leave(AT_ONCE);
        Set<String> waits = new HashSet<>();
        for (RawClient client : clients) {
            Map<String, String> closing = client.expect("closing");
            assertEquals("draining", closing.get("reason"));
            long wait = Long.parseLong(closing.getOrDefault("reconnectAfter", "-1"));
            assertTrue(wait >= 0 && wait <= 30_000, "reconnectAfter: " + wait);
            waits.add("" + wait);
            assertEquals(1001, client.readClose());
            client.write(Frames.close(1001));
        }
        assertTrue(waits.size() > 5, waits::toString);
        assertEquals(new CloseAccount(0, 10, 0), account.get(10, TimeUnit.SECONDS));
        assertEquals(0, gateway.listener.slotsTaken());
    }

    @Test
    void closes_areSpreadOverTheWindow() throws Exception {
        for (int i = 0; i < 4; i++) {
            client();
        }
        CompletableFuture<CloseAccount> account =
                leave(new Farewell(Duration.ofSeconds(40), Duration.ofSeconds(5), Duration.ZERO));
        gateway.pass(Duration.ZERO);
        for (int left = 3; left >= 0; left--) {
            int open = left;
            Await.until(() -> closedOnes() == 4 - open);
            gateway.pass(Duration.ofSeconds(9));
            assertEquals(open, gateway.listener.connections().open());
            gateway.pass(Duration.ofSeconds(1));
        }
        assertEquals(4, account.get(10, TimeUnit.SECONDS).total());
    }

    /** Answers the close frames that have come, and counts what is closed. */
    private int closedOnes() throws IOException {
        for (RawClient client : clients) {
            if (client.hasInput()) {
                client.readClose();
                client.write(Frames.close(1001));
            }
        }
        return clients.size() - gateway.listener.connections().open();
    }

    @Test
    void clientThatDoesNotAnswer_isForced() throws Exception {
        client();
        CompletableFuture<CloseAccount> account = leave(AT_ONCE);
        gateway.pass(Duration.ZERO);
        Await.until(() -> {
            gateway.pass(Duration.ofSeconds(3));
            return account.isDone();
        });
        assertEquals(new CloseAccount(0, 0, 1), account.get());
    }

    @Test
    void clientThatLeavesFirst_isCountedAsSuch() throws Exception {
        RawClient first = client();
        client();
        CompletableFuture<CloseAccount> account =
                leave(new Farewell(Duration.ofSeconds(100), Duration.ofSeconds(5), Duration.ZERO));
        RawClient second = clients.get(1);
        // One of them is told at once, the other much later; both leave of their own accord now.
        first.write(Frames.close(1000));
        second.write(Frames.close(1000));
        CloseAccount total = account.get(10, TimeUnit.SECONDS);
        assertEquals(2, total.total());
        assertTrue(total.byPeer() >= 1, total::toString);
    }

    @Test
    void cut_endsEverything_atOnce() throws Exception {
        client();
        client();
        CompletableFuture<CloseAccount> account =
                leave(new Farewell(Duration.ofSeconds(100), Duration.ofSeconds(5), Duration.ZERO));
        assertFalse(account.isDone());
        gateway.listener.connections().cut();
        assertEquals(new CloseAccount(0, 0, 2), account.get(10, TimeUnit.SECONDS));
    }

    @Test
    void nobodyConnected_isDoneAtOnce() {
        assertTrue(leave(AT_ONCE).isDone());
    }
}
