package dev.restante.app.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.app.endtoend.RunningProcess;
import dev.restante.websocket.wire.RawClient;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/** A process whose files may not grow beyond a size: to its store, that is a full disk. No privilege is needed for it. */
@Timeout(120)
class DiskFullTest {
    /** In the units of POSIX's ulimit, which are 512 bytes. */
    private static final int ROOM = 4_096;

    private static final int BODY = 50_000;

    @TempDir
    Path directory;

    private Map<String, String> settings = Map.of();

    @Test
    void fullDisk_refusesSends_isToldInPlainWords_andLosesNothingThatWasTold() throws Exception {
        settings = settings();
        Story story = new Story("full", Kind.PLAIN, "fsync");
        try (RunningProcess process = started(ROOM)) {
            process.awaitLine("READY in");
            fill(process, story);
            try (RawClient client = process.connect()) {
                String path = "/v1/threads/other/messages";
                RawClient.Response later = client.request("POST", path, "1", "Content-Type: application/json");
                assertEquals(503, later.status());
                assertTrue(later.body().contains("\"reason\":\"UNAVAILABLE\""), later::body);
                assertFalse(later.body().contains("settled"), later::body);
            }
            String waitingFor = awaitNotReady(process);
            String store = settings.get("RESTANTE_DATA_DIRECTORY");
            assertTrue(waitingFor.contains("the store failed: data-directory: " + store + " has no room: "),
                    waitingFor);
            assertTrue(waitingFor.contains("; make room on its file system, "), waitingFor);
            assertFalse(waitingFor.contains("Exception") || waitingFor.contains("dev.restante"), waitingFor);
            process.terminate();
            assertEquals(0, process.exitCode(), process::log);
        }
        try (RunningProcess process = started(1)) {
            assertEquals(69, process.exitCode(), process::log);
            String log = process.log();
            assertTrue(log.contains("data-directory: " + settings.get("RESTANTE_DATA_DIRECTORY") + " has no room: "),
                    log);
            assertTrue(log.contains("remedy: make room on its file system, "), log);
        }
        try (RunningProcess process = RunningProcess.ready(directory, settings)) {
            Set<Long> held = new Follower(List.of(story), new SplittableRandom(1)).held(process, story, 2);
            assertTrue(story.account(held, 0).held() > 10);
        }
    }

    private RunningProcess started(int room) throws Exception {
        return RunningProcess.started(
                directory, settings, "sh", "-c", "ulimit -f " + room + "; exec \"$@\"", "limited");
    }

    private Map<String, String> settings() throws Exception {
        return new HashMap<>(Map.of(
                "RESTANTE_DATA_DIRECTORY", directory.resolve("store").toString(),
                "RESTANTE_LIMITS_NODE_BYTES", "512 MiB",
                "RESTANTE_VERIFICATION_INTERVAL", "6s",
                "RESTANTE_VERIFICATION_DEADLINE", "5s",
                "RESTANTE_DRAIN_LAME_DUCK", "0s",
                "JAVA_TOOL_OPTIONS", "-Djava.library.path=" + unpackedLibrary()));
    }

    /** RocksDB's own library, which is unpacked at each start otherwise: it is larger than there is room. */
    private Path unpackedLibrary() throws Exception {
        Path unpacked = Files.createDirectories(directory.resolve("library"));
        String name = Environment.getJniLibraryFileName("rocksdb");
        try (InputStream library = RocksDB.class.getClassLoader().getResourceAsStream(name)) {
            Files.copy(
                    Objects.requireNonNull(library, name),
                    unpacked.resolve(System.mapLibraryName(Environment.getJniLibraryName("rocksdb"))));
        }
        return unpacked;
    }

    /** Until nothing more goes in. Of the first that is refused nobody knows whether it exists; those behind it do not. */
    private static void fill(RunningProcess process, Story story) throws Exception {
        Instant now = Instant.now();
        Set<String> unknown = new TreeSet<>();
        try (Door door = Door.Way.BATCH.open(process)) {
            for (int i = 0; unknown.isEmpty(); i += 4) {
                List<Send> sends = new ArrayList<>();
                for (int n = i; n < i + 4; n++) {
                    sends.add(new Send(story, "id-" + n, 3_600, "", BODY, now));
                }
                sends.forEach(story::trying);
                door.write(sends);
                for (Send send : sends) {
                    Map<String, String> outcome = door.outcome();
                    if (!"rejected".equals(outcome.get("outcome"))) {
                        story.told(send, outcome, 1);
                    } else {
                        assertEquals("UNAVAILABLE", outcome.get("reason"), outcome::toString);
                        if ("false".equals(outcome.get("settled"))) {
                            unknown.add(send.id());
                        }
                    }
                }
            }
        }
    }

    private static String awaitNotReady(RunningProcess process) throws Exception {
        try (RawClient client = process.manage()) {
            RawClient.Response answer = client.request("GET", "/readyz", "");
            while (answer.status() == 200) {
                answer = client.request("GET", "/readyz", "");
            }
            return answer.body();
        }
    }
}
