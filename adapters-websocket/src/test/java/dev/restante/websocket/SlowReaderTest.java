package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.Delivered;
import dev.restante.domain.delivery.Queued;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlowReaderTest {
    private static final String KIB = "\"" + "x".repeat(1_000) + "\"";
    private static final int MANY = 3_000;

    private static Gateway narrow() {
        return Gateway.roomy(s -> Gateway.with(s, 10, Gateway.limits(64 << 10, 256)));
    }

    private static RawClient slow(Gateway gateway, String query) throws IOException {
        RawClient client = RawClient.connect(gateway.address, 8 << 10).upgrade("/v1/connect" + query);
        client.expect("welcome");
        return client;
    }

    @Test
    void slowReader_fallsBack_losesNothing_andHoldsUpNobody() throws IOException {
        try (Gateway gateway = narrow();
                RawClient slow = slow(gateway, "?thread=t");
                RawClient quick = gateway.connected("")) {
            slow.expect("following");
            quick.send("{\"type\":\"follow\",\"thread\":\"t\",\"from\":\"now\"}");
            quick.expect("following");
            boolean fellBack = false;
            for (int i = 1; i <= MANY; i++) {
                fellBack |= gateway.send("t", KIB) instanceof Delivered d && d.recipients() == 1;
                assertEquals("" + i, quick.expect("message").get("sequence"));
            }
            assertTrue(fellBack, "the slow reader's window never filled");
            for (int i = 1; i <= MANY; i++) {
                assertEquals("" + i, slow.expect("message").get("sequence"));
            }
        }
    }

    @Test
    void readerOfSeveralThreads_getsThemAll_whenItReadsAgain() throws IOException {
        try (Gateway gateway = narrow();
                RawClient slow = slow(gateway, "?thread=a&thread=b&thread=c")) {
            for (int i = 0; i < MANY; i++) {
                gateway.send("a", KIB);
                gateway.send("b", KIB);
                gateway.send("c", KIB);
            }
            Map<String, Integer> seen = new java.util.HashMap<>();
            for (int i = 0; i < 3 * MANY; i++) {
                Map<String, String> message = slow.expect("message");
                String thread = message.getOrDefault("thread", "");
                int next = seen.merge(thread, 1, Integer::sum);
                assertEquals("" + next, message.get("sequence"));
            }
            assertEquals(Map.of("a", MANY, "b", MANY, "c", MANY), seen);
        }
    }

    @Test
    void stalledReader_isClosed_andItsMessagesAreHeld() throws IOException {
        try (Gateway gateway = narrow();
                RawClient slow = slow(gateway, "?thread=t")) {
            slow.expect("following");
            int sent = 0;
            while (!(gateway.send("t", KIB) instanceof Queued)) {
                sent++;
            }
            gateway.pass(Duration.ZERO);
            Await.until(() -> {
                gateway.pass(Duration.ofSeconds(10));
                return gateway.listener.slotsTaken() == 0;
            });
            assertTrue(sent > 10, "sent " + sent);
            try (RawClient http = gateway.client()) {
                String view = http.request("GET", "/v1/threads/t", "").body();
                assertTrue(!view.contains("\"depth\":0"), view);
            }
        }
    }

    @Test
    void readerThatIsSlowButReads_isNotClosed() throws IOException {
        try (Gateway gateway = narrow();
                RawClient slow = slow(gateway, "?thread=t")) {
            slow.expect("following");
            for (int i = 0; i < MANY; i++) {
                gateway.send("t", KIB);
            }
            // Each time it reads more than buffers hold, so that something must have moved in between.
            for (int i = 1; i <= MANY; i++) {
                assertEquals("" + i, slow.expect("message").get("sequence"));
                if (i % 300 == 0) {
                    gateway.pass(Duration.ofSeconds(20));
                }
            }
            assertEquals(1, gateway.listener.slotsTaken());
        }
    }
}
