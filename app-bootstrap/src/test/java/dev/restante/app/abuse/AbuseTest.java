package dev.restante.app.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.app.endtoend.RunningProcess;
import dev.restante.websocket.wire.Frames;
import dev.restante.websocket.wire.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What whoever comes can do to one process, one thing after another; a pair of others loses nothing meanwhile, and all that was
 * taken is given back. The pair's latency is told, not judged: the machine that tests is not quiet.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbuseTest {
    private static final String HALF = "GET /v1/connect HTTP/1.1\r\nHost: x\r\nUpgra";
    private static final String JSON = "Content-Type: application/json";

    private RunningProcess process;
    private Pair pair;
    private long quiet;
    private long live;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        process = RunningProcess.ready(directory, Map.of(
                "RESTANTE_MAILBOX", "memory", "RESTANTE_LIMITS_NODE_BYTES", "256 MiB"));
        pair = new Pair(process);
        pair.latency(() -> {});
        quiet = pair.latency(() -> {});
        live = Heap.live(process);
    }

    @AfterAll
    void stop() throws Exception {
        pair.close();
        process.close();
    }

    /** The crowd is gone: nothing of it is left, and nothing in us has failed. */
    private void settled(String what, long latency) throws Exception {
        System.out.printf("abuse: %s: median %d us, quiet %d us (%.1f)%n", what, latency, quiet,
                (double) latency / quiet);
        while (!process.connections().equals("2")) {
            Thread.onSpinWait();
        }
        long after = Heap.live(process);
        assertTrue(after < live + (4 << 20), what + ": " + live + " bytes live before, " + after + " after");
        assertFalse(process.log().contains(" ERROR "), process::log);
        pair.latency(() -> {});
    }

    @Test
    void fiveThousandHalfOpenHandshakes_areThrownOut() throws Exception {
        try (Crowd crowd = Crowd.come(process, 5_000, client -> client.write(HALF))) {
            long latency = pair.latency(() -> {});
            for (RawClient client : crowd.clients()) {
                assertTrue(client.readsEnd());
            }
            settled("5,000 half-open handshakes", latency);
        }
    }

    @Test
    void headersAndFramesThatDrip_holdNobodyUp() throws Exception {
        try (Crowd headers = Crowd.come(process, 500, client -> client.write("GET / HTTP/1.1\r\nX: "));
                Crowd frames = Crowd.come(process, 500, client -> {
                    client.upgrade("/v1/connect");
                    client.write(Frames.header(true, RawClient.TEXT, 60_000, true));
                })) {
            long latency = pair.latency(() -> {
                headers.some(10, client -> client.write("x"));
                frames.some(10, client -> client.write("x"));
            });
            headers.leave();
            frames.leave();
            settled("1,000 clients that drip", latency);
        }
    }

    @Test
    void aThousandReadersThatNeverRead_takeNothingFromThoseWhoDo() throws Exception {
        String body = "\"" + "x".repeat(60 << 10) + "\"";
        try (Crowd crowd = Crowd.come(process, 1_000, client -> client.upgrade("/v1/connect?thread=flood"));
                RawClient flooding = process.connect()) {
            int[] sent = new int[1];
            long latency = pair.latency(() -> {
                if (sent[0]++ < 60) {
                    int status = flooding.request("POST", "/v1/threads/flood/messages", body, JSON).status();
                    assertTrue(status == 200 || status == 202, () -> "status " + status);
                }
            });
            crowd.leave();
            process.connect().request("DELETE", "/v1/threads/flood", "");
            settled("1,000 readers that never read", latency);
        }
    }

    @Test
    void comingAndGoing_leavesNothingBehind() throws Exception {
        long latency = pair.latency(() -> {
            for (int i = 0; i < 4; i++) {
                RawClient client = process.connect();
                client.write(RawClient.upgradeRequest("/v1/connect?thread=storm" + i, RawClient.KEY));
                client.reset();
            }
        });
        settled("1,200 come and go", latency);
    }

    @Test
    void framesWithoutMeasure_areRefusedBeforeTheyAreKept() throws Exception {
        byte[] fragment = Frames.frame(false, RawClient.CONTINUATION, new byte[60 << 10]);
        long latency = pair.latency(() -> {
            try (RawClient giant = process.connect().upgrade("/v1/connect");
                    RawClient endless = process.connect().upgrade("/v1/connect")) {
                giant.write(Frames.header(true, RawClient.TEXT, Integer.MAX_VALUE, true));
                giant.write(new byte[4]);
                assertEquals(1009, giant.readClose());
                endless.write(
                        Frames.frame(false, RawClient.TEXT, "x".repeat(60 << 10).getBytes(StandardCharsets.US_ASCII)));
                endless.write(fragment);
                endless.write(fragment);
                assertEquals(1009, endless.readClose());
            }
        });
        settled("oversized and endless messages", latency);
    }

    @Test
    void compression_isNotTaken() throws Exception {
        byte[] bomb = bomb();
        long latency = pair.latency(() -> {});
        try (RawClient offering = process.connect()) {
            RawClient.Response response =
                    offering.handshake("/v1/connect", "Sec-WebSocket-Extensions: permessage-deflate");
            assertEquals("", response.header("Sec-WebSocket-Extensions"));
            byte[] compressed = Frames.frame(true, RawClient.TEXT, bomb);
            compressed[0] |= 0x40;
            offering.write(compressed);
            assertEquals(1002, offering.readClose());
        }
        try (RawClient posting = process.connect()) {
            posting.write("POST /v1/threads/bomb/messages HTTP/1.1\r\nHost: x\r\n" + JSON
                    + "\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n");
            posting.write(bomb);
            assertEquals(415, posting.readResponse(false).status());
        }
        settled("a compression bomb", latency);
    }

    @Test
    void textsThatWouldLieInALog_orNameAPath_stayWhatTheyAre() throws Exception {
        List<String> texts = List.of("%0d%0a00:00:00.000%20ERROR%20owned", "..%2f..%2fetc%2fpasswd", "%00", "%1b%5b2J",
                "%e2%80%ae", "a%2f..%2fb", "$probe-acceptance", "%ff%fe");
        long latency = pair.latency(() -> {
            for (String text : texts) {
                try (RawClient client = process.connect()) {
                    int status =
                            client.request("POST", "/v1/threads/" + text + "/messages", "1", JSON, "Topic: " + text)
                                    .status();
                    assertTrue(status == 400, () -> text + ": " + status);
                }
            }
        });
        for (String line : process.log().split("\n", -1)) {
            assertTrue(line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} (INFO|WARN) .*|\\t.*"), line);
        }
        settled("lying texts", latency);
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 1_000; i++) {
                gzip.write(new byte[64 << 10]);
            }
        }
        byte[] all = bytes.toByteArray();
        return all.length > 60_000 ? java.util.Arrays.copyOf(all, 60_000) : all;
    }
}
