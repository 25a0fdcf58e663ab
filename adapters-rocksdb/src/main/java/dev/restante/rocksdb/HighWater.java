package dev.restante.rocksdb;

import dev.restante.domain.delivery.Durability;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * How far the store was written, in a file of our own beside RocksDB's. A log or a manifest that was cut short looks to
 * RocksDB like one that a kill has torn: it opens, with fewer messages and without a word. Here it is seen. The mark is never
 * ahead of what the disk holds, as it is raised after a write; where durability is {@code OS}, it counts in the same run
 * of the operating system only.
 */
final class HighWater implements AutoCloseable {
    /** Counting the manifest in costs more than the number of a write does. */
    private static final int WRITES_BETWEEN_MANIFESTS = 64;

    private final RocksDB db;
    private final Path directory;
    private final RandomAccessFile file;
    private final ByteBuffer numbers = ByteBuffer.allocate(HighWaterMark.NUMBERS);
    private Manifest manifest;
    private int writes;

    private HighWater(RocksDB db, Path directory, RandomAccessFile file, Manifest manifest) {
        this.db = db;
        this.directory = directory;
        this.file = file;
        this.manifest = manifest;
    }

    /** From here on. */
    static HighWater begin(Store store, Durability durability, String machine) throws IOException, RocksDBException {
        Path directory = store.trouble.directory();
        Manifest manifest = Manifest.of(store.db);
        new HighWaterMark(
                store.db.getLatestSequenceNumber(),
                manifest,
                durability == Durability.FSYNC ? HighWaterMark.ALWAYS : machine)
                .write(directory);
        Path file = directory.resolve(HighWaterMark.FILE);
        return new HighWater(store.db, directory, new RandomAccessFile(file.toFile(), "rw"), manifest);
    }

    /** Everything written is as durable as was asked for. For one thread. */
    void raise() throws IOException, RocksDBException {
        if (++writes % WRITES_BETWEEN_MANIFESTS == 0) {
            manifest = Manifest.of(db);
        }
        numbers.clear()
                .putLong(db.getLatestSequenceNumber())
                .putLong(manifest.number())
                .putLong(manifest.bytes());
        file.seek(0);
        file.write(numbers.array());
    }

    /** Everything written is synced, and nothing follows. */
    void end() throws IOException, RocksDBException {
        file.close();
        new HighWaterMark(db.getLatestSequenceNumber(), Manifest.of(db), HighWaterMark.ALWAYS).write(directory);
    }

    /** Whether nothing tells how far the store was written: then its end may be missing. */
    static boolean isAbsent(Path directory) {
        return !Files.exists(directory.resolve(HighWaterMark.FILE));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
