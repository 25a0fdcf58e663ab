package dev.restante.rocksdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.Checkpoint;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** A copy of a store that knows it is one: what was sent after it was made is not in it. */
final class Backup {
    private static final String MARK = "RESTANTE-BACKUP";

    private Backup() {}

    static void write(RocksDB db, Path target) throws RocksDBException {
        try (Checkpoint checkpoint = Checkpoint.create(db)) {
            checkpoint.createCheckpoint(target.toString());
            Files.writeString(target.resolve(MARK),
                    "A store that was copied. Its threads get a new epoch when it is opened.\n");
        } catch (IOException e) {
            throw new UncheckedIOException("backup: " + target + " can't be written", e);
        }
    }

    static boolean isRestored(Path directory) {
        return Files.exists(directory.resolve(MARK));
    }

    /** The store has noted that it was restored: the mark has done its work. */
    static void restoredIsKnown(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(MARK));
        } catch (IOException e) {
            throw new UncheckedIOException("data-directory: " + directory + " can't be written", e);
        }
    }
}
