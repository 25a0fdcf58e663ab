package dev.restante.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.Durability;
import dev.restante.ports.journal.JournalUnusable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Stores that must not be opened, and what the operator is told; and those that must be. */
final class RefusedStoreTest {
    /** A word that RocksDB uses of something else. */
    @TempDir(factory = InADirectoryNamedLock.class)
    private Path base;

    private Path store = Path.of("");
    private Map<String, String> written = Map.of();

    @BeforeEach
    void write() {
        store = base.resolve("store");
        try (Shelf shelf = open("first", "boot-1", Durability.FSYNC)) {
            shelf.put(0, 30);
            written = shelf.all();
        }
    }

    private Shelf open(String life, String machine, Durability durability) {
        return Shelf.open(store, durability, machine, life);
    }

    private void refused(String reason, String remedy) {
        JournalUnusable refused =
                assertThrows(JournalUnusable.class, () -> open("later", "boot-1", Durability.FSYNC).close());
        String expected = "data-directory: " + store + " " + reason;
        assertTrue(String.valueOf(refused.getMessage()).startsWith(expected), refused + " / " + expected);
        assertTrue(refused.remedy().contains(remedy), refused.remedy());
    }

    @Test
    void formatOfANewerVersion_isRefused() throws Exception {
        withRocksDb(db -> db.put("format".getBytes(StandardCharsets.US_ASCII), new byte[] {0, 0, 0, 0, 0, 0, 0, 9}));
        refused("was written by a newer Restante: format 9 (expected: at most 2)", "run that one");
    }

    @Test
    void columnFamilyOfANewerVersion_isRefused() throws Exception {
        withRocksDb(db -> db.createColumnFamily(new ColumnFamilyDescriptor("later".getBytes(StandardCharsets.US_ASCII)))
                .close());
        refused("was written by a newer Restante: Column families not opened: later", "run that one");
    }

    @Test
    void storeThatIsOpen_isRefused() {
        try (Shelf first = open("second", "boot-1", Durability.FSYNC)) {
            refused("is in use by another process", "stop the other process");
            assertEquals(written, first.all());
        }
    }

    @Test
    void logThatLostItsEnd_isRefusedEachTime_andOpensWithNewEpochsOnceTheMarkIsDeleted() throws Exception {
        cutLog();
        refused("is damaged: the end of its log is missing: it ends at write ", "or delete " + mark());
        refused("is damaged: the end of its log is missing: it ends at write ", "restore a backup");
        Files.delete(mark());
        try (Shelf shelf = open("renewed", "boot-1", Durability.FSYNC)) {
            assertTrue(written.entrySet().containsAll(shelf.all().entrySet()));
            assertEquals("renewed", shelf.epoch());
        }
    }

    @Test
    void manifestThatLostItsEnd_isRefused_andNothingIsRemoved() throws Exception {
        open("second", "boot-1", Durability.FSYNC).close();
        Path manifest = file("MANIFEST-");
        byte[] bytes = Files.readAllBytes(manifest);
        Files.write(manifest, Arrays.copyOf(bytes, bytes.length - 100));
        refused("is damaged: the end of its manifest is missing: ", "restore a backup");
        Files.write(manifest, bytes);
        try (Shelf shelf = open("third", "boot-1", Durability.FSYNC)) {
            assertEquals(written, shelf.all());
        }
    }

    @Test
    void missingCurrent_isRefused_insteadOfBeginningAnew() throws Exception {
        Files.delete(store.resolve("CURRENT"));
        refused("is damaged: the file CURRENT is missing, and ", "restore a backup");
    }

    @Test
    void tornEndOfTheLog_ofAProcessThatWasKilled_opens() throws Exception {
        Path killed = base.resolve("killed");
        try (Shelf shelf = open("second", "boot-1", Durability.FSYNC)) {
            shelf.put(30, 33);
            written = shelf.all();
            Shelf.copy(store, killed);
        }
        store = killed;
        Path log = newestLog();
        byte[] record = Files.readAllBytes(log);
        Files.write(log, ByteBuffer.allocate(record.length + 20).put(record).put(record, 0, 20).array());
        try (Shelf shelf = open("third", "boot-1", Durability.FSYNC)) {
            assertEquals(written, shelf.all());
            assertEquals("first", shelf.epoch());
        }
    }

    @Test
    void withOs_aShorterLog_isRefusedInTheSameRunOfTheMachine_andGetsNewEpochsInAnother() throws Exception {
        Path killed = base.resolve("killed");
        try (Shelf shelf = open("second", "boot-1", Durability.OS)) {
            shelf.put(30, 40);
            written = shelf.all();
            Shelf.copy(store, killed);
        }
        store = killed;
        cutLog();
        refused("is damaged: the end of its log is missing: ", "restore a backup");
        try (Shelf shelf = open("renewed", "boot-2", Durability.OS)) {
            assertTrue(written.entrySet().containsAll(shelf.all().entrySet()));
            assertEquals("renewed", shelf.epoch());
        }
    }

    private Path mark() {
        return store.resolve("RESTANTE-WRITTEN");
    }

    private void cutLog() throws IOException {
        Path log = newestLog();
        byte[] bytes = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(bytes, bytes.length / 2));
    }

    private Path newestLog() throws IOException {
        return file("", ".log");
    }

    private Path file(String prefix) throws IOException {
        return file(prefix, "");
    }

    /** The one with the highest number. */
    private Path file(String prefix, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                    && file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }
    }

    private interface Change {
        void in(RocksDB db) throws RocksDBException;
    }

    private void withRocksDb(Change change) throws RocksDBException {
        try (Store opened = Store.open(new Trouble(store), 8 << 20, "boot-1")) {
            change.in(opened.db);
        }
    }
}
