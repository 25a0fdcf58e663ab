package dev.restante.app.phases;

import dev.restante.config.Reading;
import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.ProblemCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Whether another process has the store open. Takes its lock for a moment and gives it back; so it is asked before this
 * process opens a store, never after.
 */
final class StoreLock {
    private static final String KEY = "restante.data-directory";
    /** RocksDB's, locked as long as a process has the store open. */
    private static final String FILE = "LOCK";

    private StoreLock() {}

    static Optional<Problem> check(Reading reading) {
        Path directory = reading.candidate().dataDirectory().toAbsolutePath().normalize();
        return isLocked(directory.resolve(FILE))
                ? Optional.of(reading.problem(
                        ProblemCode.STORE_LOCKED,
                        KEY,
                        directory.toString(),
                        "a store that no other process has open",
                        "stop the other process, or give this node a data directory of its own"))
                : Optional.empty();
    }

    private static boolean isLocked(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException ours) {
            return true;
        } catch (IOException unreadable) {
            return false; // opening the store will say why
        }
    }
}
