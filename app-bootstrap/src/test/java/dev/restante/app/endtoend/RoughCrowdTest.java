package dev.restante.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.restante.websocket.wire.Frames;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that come, do wrong, and go without a word: the process keeps its slots and its countenance. */
@Timeout(60)
class RoughCrowdTest {
    private static final int LIMIT = 20;

    private static final Map<String, String> SETTINGS =
            Map.of("RESTANTE_LIMITS_CONNECTIONS", "" + LIMIT, "RESTANTE_DRAIN_LAME_DUCK", "0s", "RESTANTE_DRAIN_SPREAD",
                    "0s");

    @TempDir
    Path directory;

    /** What one of them does once it is connected; the socket is reset afterwards. */
    private interface Wrong {
        void with(RawClient client) throws IOException;
    }

    private static final List<Wrong> AFTER_THE_UPGRADE = List.of(
            client -> {},
            client -> client.write(Frames.close(1000)),
            client -> client.write(Frames.header(true, RawClient.TEXT, 1000, true)),
            client -> client.write(Frames.frame(true, RawClient.BINARY, new byte[10])),
            client -> client.write(Frames.frame(true, RawClient.TEXT, new byte[] {(byte) 0xc3, 0x28})),
            client -> client.write(Frames.text(" ".repeat(200 << 10))),
            client -> client.write(Frames.unmasked(RawClient.TEXT, new byte[10])),
            client -> client.send("no json"),
            client -> client.send("{\"type\":\"send\",\"ref\":\"1\",\"thread\":\"../../etc\",\"body\":1}"),
            client -> client.send("{\"type\":\"send\",\"thread\":\"crowd\",\"body\":1}"));

    private static final List<Wrong> INSTEAD_OF_IT = List.of(
            client -> {},
            client -> client.write(RawClient.upgradeRequest("/v1/connect", RawClient.KEY)),
            client -> client.write("GET /v1/connect HT"),
            client -> client.write(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3, 13, 10, 13, 10}),
            client -> client.write("\r\n\r\n\u0000 / \r\n\r\n"),
            client -> client.write("GET / HTTP/1.1\r\nX: " + "x".repeat(100 << 10) + "\r\n\r\n"),
            client -> client.write("POST /v1/threads/crowd/messages HTTP/1.1\r\nContent-Length: 100\r\n\r\n{"),
            client -> client.write("POST /v1/threads/crowd/messages HTTP/1.1\r\nContent-Length: -1\r\n\r\n"));

    @Test
    void tenTimesTheLimit_ofAbruptEnds_leaveEverySlotFree_andNoFaultInTheLog() throws Exception {
        try (RunningProcess process = RunningProcess.ready(directory, SETTINGS);
                ExecutorService crowd = Executors.newFixedThreadPool(2 * LIMIT, Thread.ofVirtual().factory())) {
            List<Callable<Void>> clients = new ArrayList<>();
            for (int i = 0; i < 10 * LIMIT; i++) {
                int number = i;
                clients.add(() -> comeAndGo(process, number));
            }
            for (Future<Void> client : crowd.invokeAll(clients)) {
                client.get();
            }
            everySlotIsFree(process);
            process.terminate();
            assertEquals(0, process.exitCode(), process::log);
            String log = process.log();
            assertFalse(log.contains("ERROR") || log.contains("WARN") || log.contains("Exception"), log);
        }
    }

    private static Void comeAndGo(RunningProcess process, int number) throws Exception {
        try (RawClient client = process.connect()) {
            if (number % 3 == 0) {
                INSTEAD_OF_IT.get(number / 3 % INSTEAD_OF_IT.size()).with(client);
            } else if (client.handshake("/v1/connect?thread=crowd").status() != 101) {
                return comeAndGo(process, number); // the house was full
            } else {
                AFTER_THE_UPGRADE.get(number % AFTER_THE_UPGRADE.size()).with(client);
            }
            client.reset();
        }
        return null;
    }

    /** All of them can be taken at once, and not one more. */
    private static void everySlotIsFree(RunningProcess process) throws Exception {
        List<RawClient> full = new ArrayList<>();
        while (full.size() < LIMIT) {
            RawClient client = process.connect();
            if (client.handshake("/v1/connect").status() == 101) {
                full.add(client); // or the end of another is not seen yet
            }
        }
        try (RawClient more = process.connect()) {
            assertEquals(503, more.handshake("/v1/connect").status());
        }
        for (RawClient client : full) {
            client.expect("welcome");
            client.close();
        }
    }
}
