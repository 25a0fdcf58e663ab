package dev.restante.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.Frames;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM to the process while it is in use. */
@Timeout(60)
class LeavingTest {
    private static final int READERS = 200;
    private static final int AT_ONCE = 20;

    @TempDir
    Path directory;

    private final AtomicInteger delivered = new AtomicInteger();
    private final AtomicInteger queued = new AtomicInteger();

    @Test
    void everyClient_getsClosingThen1001_andEverySend_itsOutcome() throws Exception {
        Map<String, String> settings =
                Map.of("RESTANTE_DRAIN_LAME_DUCK", "300ms", "RESTANTE_DRAIN_SPREAD", "1s");
        try (RunningProcess process = RunningProcess.ready(directory, settings);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch busy = new CountDownLatch(2);
            List<Future<Void>> ends = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                RawClient reader = process.connect().upgrade("/v1/connect?thread=read-" + i);
                reader.expect("following");
                ends.add(clients.submit(() -> isSentAway(reader, reader.expect("closing"))));
            }
            ends.add(clients.submit(sendingFrames(process, busy)));
            ends.add(clients.submit(sendingRequests(process, busy)));
            busy.await();
            process.terminate();
            for (Future<Void> end : ends) {
                end.get();
            }
            String left = process.awaitLine("left, ");
            assertEquals(0, process.exitCode(), process::log);
            int all = READERS + 1;
            String closes = "left, ORDERLY: " + all + " connections, 0 closed by peer, " + all + " by us, 0 forced; ";
            assertTrue(left.contains(closes), left);
            String accepted = " sends, " + delivered + " delivered, " + queued + " queued, ";
            assertTrue(left.contains(accepted) && left.endsWith(" 0 without an outcome"), left + accepted);
            assertTrue(delivered.get() > 0 && queued.get() > 0, accepted);
        }
    }

    /** The last two frames, whatever else came before; then the end. */
    private static Void isSentAway(RawClient client, Map<String, String> closing) throws IOException {
        try (client) {
            assertEquals("draining", closing.get("reason"));
            RawClient.Frame last = client.read();
            assertEquals(RawClient.CLOSE, last.opcode());
            assertEquals(1001, last.closeCode());
            client.write(Frames.close(1001));
            assertTrue(client.readsEnd());
        }
        return null;
    }

    /** Sends until it is sent away; every outcome that comes is of the next send. */
    private Callable<Void> sendingFrames(RunningProcess process, CountDownLatch busy) {
        return () -> {
            RawClient client = process.connect().upgrade("/v1/connect");
            client.expect("welcome");
            Map<String, String> frame = Map.of();
            for (int sent = 0; !"closing".equals(frame.get("type")); sent += AT_ONCE) {
                List<byte[]> frames = new ArrayList<>();
                for (int i = sent; i < sent + AT_ONCE; i++) {
                    frames.add(Frames.text("{\"type\":\"send\",\"ref\":\"" + i + "\",\"thread\":\"" + thread(i)
                            + "\",\"body\":" + i + "}"));
                }
                client.write(Frames.join(frames.toArray(byte[][]::new)));
                for (int i = sent; i < sent + AT_ONCE && !"closing".equals(frame.get("type")); i++) {
                    frame = Json.fields(client.text());
                    if ("outcome".equals(frame.get("type"))) {
                        assertEquals("" + i, frame.get("ref"));
                        count(frame);
                    }
                }
                busy.countDown();
            }
            return isSentAway(client, frame);
        };
    }

    /** Sends until it is told to come back later. */
    private Callable<Void> sendingRequests(RunningProcess process, CountDownLatch busy) {
        return () -> {
            try (RawClient client = process.connect()) {
                RawClient.Response response = new RawClient.Response(0, Map.of(), "");
                for (int sent = 0; response.status() != 503; sent++) {
                    String path = "/v1/threads/" + thread(sent) + "/messages";
                    response = client.request("POST", path, "" + sent, "Content-Type: application/json");
                    if (response.status() != 503) {
                        count(Json.fields(response.body()));
                    }
                    busy.countDown();
                }
                assertTrue(Integer.parseInt(response.header("Retry-After")) > 0, response::toString);
                assertTrue(response.body().contains("\"reason\":\"NOT_READY\""), response::body);
            }
            return null;
        };
    }

    /** Two of three are followed by somebody. */
    private static String thread(int number) {
        return number % 3 == 0 ? "unread-" + number / 1000 : "read-" + number % READERS;
    }

    private void count(Map<String, String> outcome) {
        switch (outcome.getOrDefault("outcome", "")) {
            case "delivered" -> delivered.incrementAndGet();
            case "queued" -> queued.incrementAndGet();
            default -> assertEquals("NOT_READY", outcome.get("reason"), outcome::toString);
        }
    }
}
