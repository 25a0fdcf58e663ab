package dev.restante.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.app.endtoend.CommandProcess.Ended;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code restante backup}, and a node on what it wrote; all as processes. */
@Timeout(300)
class BackupCommandTest {
    private static final String JSON = "Content-Type: application/json";

    @TempDir
    Path directory;

    private Map<String, String> settings = Map.of();

    @BeforeEach
    void settings() throws Exception {
        settings = with("data");
    }

    @Test
    void backupUnderLoad_restoresEverythingThatWasHeld_underNewEpochs() throws Exception {
        int before;
        String epoch;
        int accepted;
        try (RunningProcess node = RunningProcess.ready(directory, settings);
                Load load = new Load(node)) {
            load.awaitAccepted(200);
            before = load.accepted.get();
            Ended ended = CommandProcess.run(directory, settings, "backup", "copy");
            assertEquals(0, ended.code(), ended.err());
            // A verification's own two threads may just be there.
            assertTrue(ended.out().matches("copied to .*/copy: \\d+ files, \\d+ bytes, [1-3] threads, \\d+ messages\n"),
                    ended.out());
            load.awaitAccepted(before + 200);
            accepted = load.stop();
            Map<String, String> thread = thread(node);
            epoch = thread.getOrDefault("epoch", "");
            assertEquals(Integer.toString(accepted), thread.get("depth"), "the running node is not affected");
            assertEquals(200, node.manage().request("GET", "/readyz", "").status());
        }
        try (RunningProcess restored = RunningProcess.ready(directory, with("copy"));
                RawClient reader = restored.connect().upgrade("/v1/connect")) {
            int depth = Integer.parseInt(thread(restored).getOrDefault("depth", "0"));
            assertTrue(depth >= before && depth <= accepted, before + " <= " + depth + " <= " + accepted);
            assertNotEquals(epoch, thread(restored).get("epoch"));
            reader.send(
                    "{\"type\":\"follow\",\"thread\":\"load\",\"epoch\":\"" + epoch + "\",\"after\":" + before + "}");
            assertEquals(thread(restored).get("epoch"), reader.expect("reset").get("epoch"));
            for (int i = 1; i <= depth; i++) {
                assertEquals(Integer.toString(i), reader.expect("message").get("sequence"));
            }
        }
    }

    @Test
    void storeThatNoNodeHasOpen_isCopiedByTheCommandItself() throws Exception {
        Ended none = CommandProcess.run(directory, settings, "backup", "copy");
        assertEquals(69, none.code(), none.out());
        assertTrue(none.err().contains("holds no store") && none.err().contains("no connection"), none.err());
        assertFalse(Files.exists(directory.resolve("data")), "looking creates nothing");
        try (RunningProcess node = RunningProcess.ready(directory, settings)) {
            send(node);
            node.terminate();
            node.exitCode();
        }
        Ended ended = CommandProcess.run(directory, settings, "backup", "--json", "copy");
        assertEquals(0, ended.code(), ended.err());
        assertEquals("1", Json.fields(ended.out()).get("messages"));
        try (RunningProcess restored = RunningProcess.ready(directory, with("copy"))) {
            assertEquals("1", thread(restored).get("depth"));
        }
    }

    @Test
    void nodeOfAnotherStore_isNotCopiedByMistake() throws Exception {
        try (RunningProcess node = RunningProcess.ready(directory, settings)) {
            Map<String, String> other = new HashMap<>(settings);
            other.put("RESTANTE_DATA_DIRECTORY", directory.resolve("elsewhere").toString());
            Ended ended = CommandProcess.run(directory, other, "backup", "copy");
            assertEquals(69, ended.code(), ended.out());
            assertTrue(ended.err().contains("has another store open"), ended.err());
            Map<String, String> otherPort = new HashMap<>(settings);
            otherPort.put("RESTANTE_MANAGEMENT_PORT", RunningProcess.freePort());
            Ended locked = CommandProcess.run(directory, otherPort, "backup", "copy");
            assertEquals(69, locked.code(), locked.out());
            assertTrue(locked.err().contains("in use by another process") && locked.err().contains("--url"),
                    locked.err());
            assertFalse(Files.exists(directory.resolve("copy")));
            String url = "http://127.0.0.1:" + node.setting("RESTANTE_MANAGEMENT_PORT");
            assertEquals(0, CommandProcess.run(directory, otherPort, "backup", "copy", "--url", url).code());
            Ended again = CommandProcess.run(directory, settings, "backup", "copy");
            assertEquals(1, again.code());
            assertTrue(again.err().contains("a directory that does not exist yet"), again.err());
        }
    }

    @Test
    void memoryMailbox_hasNothingToCopy() throws Exception {
        Map<String, String> memory = new HashMap<>(settings);
        memory.put("RESTANTE_MAILBOX", "memory");
        memory.put("RESTANTE_LIMITS_NODE_BYTES", "128 MiB");
        try (RunningProcess node = RunningProcess.ready(directory, memory)) {
            Ended ended = CommandProcess.run(directory, settings, "backup", "copy");
            assertEquals(1, ended.code(), ended.out());
            assertTrue(ended.err().contains("mailbox: memory (expected: rocksdb"), ended.err());
            try (RawClient client = node.manage()) {
                assertEquals(409, client.request("POST", "/backup", "{\"directory\":\"/tmp/x\"}", JSON).status());
            }
        }
    }

    /** Sends as fast as it is answered, from one connection. */
    private static final class Load implements AutoCloseable {
        private final AtomicInteger accepted = new AtomicInteger();
        private final AtomicBoolean over = new AtomicBoolean();
        private final CompletableFuture<Void> done;

        Load(RunningProcess node) {
            done = CompletableFuture.runAsync(
                    () -> {
                        try (RawClient client = node.connect()) {
                            while (!over.get() && accepted.get() < 990) {
                                int status =
                                        client.request("POST", "/v1/threads/load/messages", "1", JSON).status();
                                assertEquals(202, status);
                                accepted.incrementAndGet();
                            }
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    },
                    Executors.newVirtualThreadPerTaskExecutor());
        }

        void awaitAccepted(int count) {
            while (accepted.get() < count && !done.isDone()) {
                Thread.onSpinWait();
            }
        }

        int stop() {
            over.set(true);
            done.join();
            return accepted.get();
        }

        @Override
        public void close() {
            over.set(true);
        }
    }

    private static void send(RunningProcess node) throws Exception {
        try (RawClient client = node.connect()) {
            assertEquals(202, client.request("POST", "/v1/threads/load/messages", "1", JSON).status());
        }
    }

    private static Map<String, String> thread(RunningProcess node) throws Exception {
        try (RawClient client = node.connect()) {
            return Json.fields(client.request("GET", "/v1/threads/load", "").body());
        }
    }

    private Map<String, String> with(String data) throws Exception {
        return Map.of(
                "RESTANTE_DATA_DIRECTORY", directory.resolve(data).toString(),
                "RESTANTE_PUBLIC_PORT", RunningProcess.freePort(),
                "RESTANTE_MANAGEMENT_PORT", RunningProcess.freePort());
    }
}
