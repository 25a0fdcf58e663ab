package dev.restante.app.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.app.endtoend.RunningProcess;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/** What an operator reads when the process refuses a store. */
@Timeout(120)
class RefusedStoreTest {
    @TempDir
    Path directory;

    @Test
    void storeThatIsInUse_isCutShort_orIsOfANewerVersion_isRefusedWithWhatToDo() throws Exception {
        Path store = directory.resolve("store");
        Map<String, String> settings =
                Map.of("RESTANTE_DATA_DIRECTORY", store.toString(), "RESTANTE_DRAIN_LAME_DUCK", "0s");
        try (RunningProcess first = RunningProcess.ready(directory, settings)) {
            send(first, 20);
            refusedAtOnce(settings);
            assertEquals("20", depth(first));
            first.kill();
        }
        Path log = newestLog(store);
        byte[] whole = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(whole, whole.length - 1_000));
        Path kept = copy(store, directory.resolve("kept"));
        refused(settings, " is damaged: the end of its log is missing: ", "restore a backup; or delete " + store);
        Map<String, String> mended = Map.of("RESTANTE_DATA_DIRECTORY", kept.toString());
        Files.write(kept.resolve(log.getFileName()), whole);
        try (RunningProcess again = RunningProcess.ready(directory, mended)) {
            assertEquals("20", depth(again));
            again.kill();
        }
        markAsNewer(kept);
        refused(mended, " was written by a newer Restante: format 9 (expected: at most 2)", "run that one");
    }

    private void refusedAtOnce(Map<String, String> settings) throws Exception {
        try (RunningProcess second = RunningProcess.started(directory, settings)) {
            assertEquals(78, second.exitCode(), second::log);
            String problem = "RST-3003 environment variable RESTANTE_DATA_DIRECTORY restante.data-directory: "
                    + settings.get("RESTANTE_DATA_DIRECTORY") + " (expected: a store that no other process has open)";
            assertTrue(second.log().contains(problem), second.log());
        }
    }

    private void refused(Map<String, String> settings, String evidence, String remedy) throws Exception {
        try (RunningProcess process = RunningProcess.started(directory, settings)) {
            assertEquals(69, process.exitCode(), process::log);
            String log = process.log();
            String store = settings.get("RESTANTE_DATA_DIRECTORY");
            assertTrue(log.contains("evidence: data-directory: " + store + evidence), log);
            assertTrue(log.contains("remedy: " + remedy), log);
        }
    }

    private static void send(RunningProcess process, int count) throws Exception {
        try (RawClient client = process.connect()) {
            for (int i = 0; i < count; i++) {
                client.request("POST", "/v1/threads/t/messages", "" + i, "Content-Type: application/json");
            }
        }
    }

    private static String depth(RunningProcess process) throws Exception {
        try (RawClient client = process.connect()) {
            return Json.fields(client.request("GET", "/v1/threads/t", "").body()).getOrDefault("depth", "");
        }
    }

    private static Path newestLog(Path store) throws Exception {
        try (Stream<Path> files = Files.list(store)) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().reduce((a, b) -> b).orElseThrow();
        }
    }

    private static Path copy(Path from, Path to) throws Exception {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    private static void markAsNewer(Path store) throws Exception {
        RocksDB.loadLibrary();
        try (Options options = new Options(); DBOptions dbOptions = new DBOptions()) {
            List<ColumnFamilyDescriptor> families = RocksDB.listColumnFamilies(options, store.toString())
                    .stream()
                    .map(ColumnFamilyDescriptor::new)
                    .toList();
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            try (RocksDB db = RocksDB.open(dbOptions, store.toString(), families, handles)) {
                db.put("format".getBytes(StandardCharsets.US_ASCII), new byte[] {0, 0, 0, 0, 0, 0, 0, 9});
                handles.forEach(ColumnFamilyHandle::close);
            }
        }
    }
}
