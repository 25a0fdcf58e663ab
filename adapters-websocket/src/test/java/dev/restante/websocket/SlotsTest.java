package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.websocket.wire.Frames;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SlotsTest {
    private static final int LIMIT = 20;

    @Test
    void slots_afterTenTimesTheLimitOfAbruptEnds_areAllFree() throws Exception {
        try (Gateway gateway = Gateway.open(s -> Gateway.with(s, LIMIT, s.connection()));
                ExecutorService crowd = Executors.newFixedThreadPool(2 * LIMIT)) {
            AtomicInteger upgraded = new AtomicInteger();
            List<Callable<Void>> clients = new ArrayList<>();
            for (int i = 0; i < 10 * LIMIT; i++) {
                int kind = i % 5;
                clients.add(() -> {
                    while (!comeAndGo(gateway, kind, upgraded)) {
                        Thread.onSpinWait();
                    }
                    return null;
                });
            }
            for (Future<Void> client : crowd.invokeAll(clients)) {
                client.get();
            }
            Await.until(() -> gateway.listener.slotsTaken() == 0 && gateway.listener.connections().open() == 0);
            assertEquals(8 * LIMIT, upgraded.get());

            List<RawClient> full = new ArrayList<>();
            for (int i = 0; i < LIMIT; i++) {
                full.add(gateway.connected("?thread=t"));
            }
            try (RawClient more = gateway.client()) {
                assertEquals(503, more.handshake("/v1/connect").status());
            }
            assertEquals(LIMIT, gateway.listener.slotsTaken());
            for (RawClient client : full) {
                client.close();
            }
        }
    }

    /** False where the house was full. */
    private static boolean comeAndGo(Gateway gateway, int kind, AtomicInteger upgraded) throws IOException {
        try (RawClient client = gateway.client()) {
            if (kind == 0) {
                // Gone before the answer to its request.
                client.write(RawClient.upgradeRequest("/v1/connect", RawClient.KEY));
                client.reset();
                return true;
            }
            if (client.handshake("/v1/connect?thread=t").status() != 101) {
                return false;
            }
            upgraded.incrementAndGet();
            switch (kind) {
                case 1 -> client.reset();
                case 2 -> {
                    client.write(Frames.header(true, RawClient.TEXT, 1000, true));
                    client.reset();
                }
                case 3 -> client.write(Frames.close(1000));
                default -> client.send("{\"type\":\"send\",\"thread\":\"t\",\"body\":1}");
            }
            return true;
        }
    }
}
