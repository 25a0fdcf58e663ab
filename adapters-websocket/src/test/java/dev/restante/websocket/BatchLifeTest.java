package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.ports.operations.CloseAccount;
import dev.restante.ports.operations.Farewell;
import dev.restante.websocket.wire.BatchClient;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a batch: cut up on its way, held back, cut off, sent away. */
@Timeout(60)
@SuppressWarnings("try") // some close what they opened before its time
class BatchLifeTest {
    private static final String GOOD = "{\"thread\":\"t\",\"body\":1}\n";

    private static Gateway narrow() {
        return Gateway.roomy(s -> Gateway.with(s, 10, Gateway.limits(1 << 20, 256)));
    }

    private static int depth(Gateway gateway) throws IOException {
        try (RawClient http = gateway.client()) {
            Map<String, String> view = Json.fields(http.request("GET", "/v1/threads/t", "").body());
            return Integer.parseInt(view.getOrDefault("depth", "-1"));
        }
    }

    /** Lines right and wrong, of all lengths, in chunks that begin and end anywhere, written at once or bit by bit. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void batch_cutAnywhere_hasTheSameOutcomes(long seed) throws IOException {
        Random random = new Random(seed);
        try (Gateway gateway = Gateway.open(); RawClient client = gateway.client()) {
            List<String> expected = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            int limit = Gateway.settings().frameBytes();
            int sequence = 0;
            for (int i = 0; i < 300; i++) {
                switch (random.nextInt(12)) {
                    case 0 -> text.append(random.nextBoolean() ? "\n" : "  \t\r\n");
                    case 1 -> {
                        text.append("{\"bad\":").append(random.nextInt()).append("\r\n");
                        expected.add("INVALID");
                    }
                    case 2 -> {
                        text.append("x".repeat(limit + 1 + random.nextInt(limit))).append("\n");
                        expected.add("TOO_LARGE");
                    }
                    default -> {
                        String body =
                                "\u00e9".repeat(random.nextInt(8) == 0 ? random.nextInt(20_000) : random.nextInt(40));
                        text.append("{\"ref\":\"")
                                .append(i)
                                .append("\",\"thread\":\"t\",\"body\":\"")
                                .append(body)
                                .append("\"}");
                        text.append(random.nextBoolean() ? "\n" : "\r\n");
                        expected.add("" + ++sequence);
                    }
                }
            }
            byte[] all = text.toString().getBytes(StandardCharsets.UTF_8);
            BatchClient batch = BatchClient.begin(client);
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(batch, client, all, random));
            List<String> seen = new ArrayList<>();
            while (batch.hasMore()) {
                Map<String, String> outcome = batch.outcome();
                seen.add(outcome.getOrDefault("sequence", outcome.getOrDefault("reason", "")));
            }
            writing.join();
            assertEquals(expected, seen, "seed " + seed);
        }
    }

    private static void write(BatchClient batch, RawClient client, byte[] all, Random random) {
        try {
            for (int from = 0; from < all.length;) {
                int most = random.nextInt(4) == 0 ? 100_000 : 300;
                int to = Math.min(all.length, from + 1 + random.nextInt(most));
                byte[] chunk = BatchClient.chunk(Arrays.copyOfRange(all, from, to));
                int cut = random.nextInt(chunk.length);
                client.write(Arrays.copyOf(chunk, cut));
                client.write(Arrays.copyOfRange(chunk, cut, chunk.length));
                from = to;
            }
            batch.end();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void linesInFlight_areBounded_andGoOnWhenAnswered() throws IOException {
        try (Gateway gateway = narrow(); RawClient client = gateway.client()) {
            gateway.answers = new CompletableFuture<>();
            BatchClient batch = BatchClient.begin(client);
            CompletableFuture<Void> writing = writing(batch, 5_000, GOOD);
            Await.until(() -> depth(gateway) == 1_024);
            gateway.pass(Duration.ZERO);
            gateway.pass(Duration.ofMinutes(10));
            assertEquals(1_024, depth(gateway));
            gateway.answers.complete(null);
            for (int i = 1; i <= 5_000; i++) {
                assertEquals("" + i, batch.outcome().get("sequence"));
            }
            writing.join();
            assertEquals(5_000, depth(gateway));
        }
    }

    @Test
    void clientThatDoesNotReadItsOutcomes_isReadNoFurther_andCutInTheEnd() throws IOException {
        try (Gateway gateway = narrow(); RawClient client = RawClient.connect(gateway.address, 8 << 10)) {
            CompletableFuture<Void> writing = writing(BatchClient.begin(client), 90_000, " ".repeat(500) + GOOD);
            int[] last = {0, 0};
            Await.until(() -> {
                int now = depth(gateway);
                last[1] = now == last[0] ? last[1] + 1 : 0;
                last[0] = now;
                return last[1] > 200;
            });
            assertTrue(last[0] < 90_000, last[0] + " lines taken");
            assertFalse(writing.isDone());
            gateway.pass(Duration.ZERO);
            gateway.pass(Duration.ofSeconds(1));
            gateway.pass(Duration.ofSeconds(30));
            Await.until(() -> gateway.listener.slotsTaken() == 0);
            assertEquals(last[0], depth(gateway));
        }
    }

    private static CompletableFuture<Void> writing(BatchClient batch, int lines, String line) {
        return CompletableFuture.runAsync(() -> {
            try {
                for (int i = 0; i < lines; i += 10) {
                    batch.send(line.repeat(10));
                }
                batch.end();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void clientThatIsCutOff_losesNothingAccepted_andHalfALineIsNone(boolean reset) throws IOException {
        try (Gateway gateway = narrow(); RawClient client = gateway.client()) {
            BatchClient batch = BatchClient.begin(client);
            batch.send(GOOD.repeat(500) + "{\"thread\":\"t\",\"body\":\"");
            for (int i = 1; i <= 500; i++) {
                assertEquals("" + i, batch.outcome().get("sequence"));
            }
            // A whole object, but whether its line ends here nobody knows.
            batch.send("x\"}");
            if (reset) {
                client.reset();
            } else {
                client.close();
            }
            Await.until(() -> gateway.listener.slotsTaken() == 0);
            assertEquals(500, depth(gateway));
        }
    }

    @Test
    void clientThatIsCutOff_beforeItsOutcomes_isStillServed() throws IOException {
        try (Gateway gateway = narrow(); RawClient client = gateway.client()) {
            gateway.answers = new CompletableFuture<>();
            BatchClient.begin(client).send(GOOD.repeat(100));
            Await.until(() -> depth(gateway) == 100);
            client.reset();
            Await.until(() -> gateway.listener.slotsTaken() == 0);
            gateway.answers.complete(null);
            assertEquals(100, depth(gateway));
        }
    }

    @Test
    void silentClient_isCut_andSoIsALineThatNeverEnds() throws IOException {
        try (Gateway gateway = narrow(); RawClient silent = gateway.client(); RawClient slow = gateway.client()) {
            BatchClient quiet = BatchClient.begin(silent);
            quiet.send(GOOD);
            quiet.outcome();
            BatchClient endless = BatchClient.begin(slow);
            endless.send(GOOD + "{");
            endless.outcome();
            gateway.pass(Duration.ZERO);
            gateway.pass(Duration.ofSeconds(1));
            gateway.pass(Duration.ofSeconds(20));
            Await.until(() -> gateway.listener.slotsTaken() == 1);
            gateway.pass(Duration.ofMinutes(1));
            Await.until(() -> gateway.listener.slotsTaken() == 0);
            assertTrue(silent.readsEnd());
        }
    }

    @Test
    void departure_answersWhatWasSent_andEndsTheResponse() throws IOException {
        try (Gateway gateway = narrow(); RawClient client = gateway.client()) {
            gateway.answers = new CompletableFuture<>();
            BatchClient batch = BatchClient.begin(client);
            batch.send(GOOD.repeat(50));
            Await.until(() -> depth(gateway) == 50);
            CompletionStage<CloseAccount> account = gateway.listener.connections()
                    .closeAll(new Farewell(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(2)));
            batch.send(GOOD.repeat(50));
            gateway.answers.complete(null);
            int answered = batch.outcomes().size();
            assertTrue(client.readsEnd());
            client.close();
            assertEquals(1, account.toCompletableFuture().join().byUs());
            assertEquals(answered, depth(gateway));
            assertTrue(answered >= 50, answered + " outcomes");
        }
    }

    @Test
    void clientThatDoesNotGo_isCutInTime() throws IOException {
        try (Gateway gateway = narrow(); RawClient client = gateway.client()) {
            BatchClient batch = BatchClient.begin(client);
            batch.send(GOOD);
            batch.outcome();
            CompletionStage<CloseAccount> account = gateway.listener.connections()
                    .closeAll(new Farewell(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(2)));
            assertEquals(0, batch.outcomes().size());
            gateway.pass(Duration.ZERO);
            gateway.pass(Duration.ofSeconds(6));
            assertEquals(1, account.toCompletableFuture().join().forced());
        }
    }

    @Test
    void batches_takeSlots() throws IOException {
        try (Gateway gateway = Gateway.open(s -> Gateway.with(s, 1, Gateway.limits(1 << 20, 256)));
                RawClient first = gateway.client();
                RawClient second = gateway.client()) {
            BatchClient batch = BatchClient.begin(first);
            batch.send(GOOD);
            batch.outcome();
            BatchClient refused = BatchClient.begin(second);
            assertEquals(503, refused.head().status());
            assertEquals("5", refused.head().header("Retry-After"));
            batch.end();
            assertEquals(0, batch.outcomes().size());
            Await.until(() -> gateway.listener.slotsTaken() == 0);
        }
    }

    @Test
    void brokenChunks_endTheBatch() throws IOException {
        try (Gateway gateway = narrow(); RawClient client = gateway.client()) {
            BatchClient batch = BatchClient.begin(client);
            batch.send(GOOD);
            batch.outcome();
            client.write("f".repeat(20) + "\r\n" + GOOD);
            Await.until(() -> gateway.listener.slotsTaken() == 0);
            assertEquals(1, depth(gateway));
        }
    }
}
