package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.ports.observing.Limit;
import dev.restante.websocket.connection.CrowdLimits;
import dev.restante.websocket.wire.Frames;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that sends more than it may in a second: it is read later, and nothing of it is lost. */
@Timeout(60)
class IntakeTest {
    private static Gateway open(int framesPerSecond, int bytesPerSecond) {
        return Gateway.open(s -> Gateway.crowded(s, CrowdLimits.NONE, framesPerSecond, bytesPerSecond));
    }

    private static RawClient reader(Gateway gateway) throws IOException {
        RawClient client = gateway.connected("?thread=t");
        client.expect("following");
        gateway.pass(Duration.ZERO);
        return client;
    }

    /** All at once. */
    private static void pings(RawClient client, int from, int to, int padding) throws IOException {
        StringBuilder frames = new StringBuilder();
        for (int i = from; i < to; i++) {
            byte[] ping = ("{\"type\":\"ping\",\"ref\":\"" + i + "\",\"x\":\"" + "a".repeat(padding) + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            frames.append(new String(Frames.frame(true, RawClient.TEXT, ping), StandardCharsets.ISO_8859_1));
        }
        client.write(frames.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void assertPongs(RawClient client, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            assertEquals("" + i, client.expect("pong").get("ref"));
        }
    }

    /** What we write goes on, so that it tells that nothing was read meanwhile. */
    private static void assertNothingMore(Gateway gateway, RawClient client) throws IOException {
        gateway.send("t", "0");
        client.expect("message");
    }

    private static long hits(Gateway gateway, Limit limit) {
        return gateway.listener.traffic().traffic().limits().getOrDefault(limit, -1L);
    }

    @Test
    void framesBeyondASecondsWorth_areReadInTheNext_andNoneIsLost() throws IOException {
        try (Gateway gateway = open(10, 0);
                RawClient client = reader(gateway)) {
            pings(client, 0, 25, 0);
            assertPongs(client, 0, 10);
            assertNothingMore(gateway, client);
            assertEquals(1, hits(gateway, Limit.FRAMES_PER_SECOND));
            gateway.pass(Duration.ofSeconds(1));
            assertPongs(client, 10, 20);
            assertNothingMore(gateway, client);
            gateway.pass(Duration.ofMillis(300));
            assertPongs(client, 20, 23);
            assertNothingMore(gateway, client);
            gateway.pass(Duration.ofSeconds(1));
            assertPongs(client, 23, 25);
            assertEquals(3, hits(gateway, Limit.FRAMES_PER_SECOND));
        }
    }

    @Test
    void emptyFragmentsWithoutAnEnd_countAsFrames() throws IOException {
        try (Gateway gateway = open(10, 0);
                RawClient client = reader(gateway)) {
            client.write(Frames.frame(false, RawClient.TEXT, "{\"type\":".getBytes(StandardCharsets.UTF_8)));
            for (int i = 0; i < 15; i++) {
                client.write(Frames.frame(false, RawClient.CONTINUATION, new byte[0]));
            }
            client.write(Frames.frame(true, RawClient.CONTINUATION, "\"ping\"}".getBytes(StandardCharsets.UTF_8)));
            Await.until(() -> hits(gateway, Limit.FRAMES_PER_SECOND) == 1);
            assertNothingMore(gateway, client);
            gateway.pass(Duration.ofSeconds(1));
            client.expect("pong");
        }
    }

    @Test
    void bytesBeyondASecondsWorth_areReadWhenTimeHasPaidForThem() throws IOException {
        try (Gateway gateway = open(0, 1_000);
                RawClient client = reader(gateway)) {
            pings(client, 0, 2, 2_000);
            assertPongs(client, 0, 1);
            assertNothingMore(gateway, client);
            assertEquals(1, hits(gateway, Limit.BYTES_PER_SECOND));
            gateway.pass(Duration.ofSeconds(1));
            assertNothingMore(gateway, client);
            gateway.pass(Duration.ofSeconds(1));
            assertPongs(client, 1, 2);
        }
    }

    @Test
    void clientThatIsNotRead_isNotTakenForDead() throws IOException {
        try (Gateway gateway = open(0, 1_000);
                RawClient client = reader(gateway)) {
            pings(client, 0, 1, 79_000);
            assertPongs(client, 0, 1);
            pings(client, 1, 2, 0);
            for (int i = 0; i < 78; i++) {
                gateway.pass(Duration.ofSeconds(1));
                assertNothingMore(gateway, client);
            }
            gateway.pass(Duration.ofSeconds(1));
            gateway.pass(Duration.ofSeconds(1));
            assertPongs(client, 1, 2);
        }
    }
}
