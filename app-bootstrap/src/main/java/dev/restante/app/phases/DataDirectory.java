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

/** Whether the store can lie where it is wanted. Looks, creates nothing, and leaves no lock behind. */
final class DataDirectory {
    static final String KEY = "restante.data-directory";
    /** RocksDB's, locked as long as a process has the store open. */
    private static final String LOCK = "LOCK";

    private DataDirectory() {}

    static Optional<Problem> check(Reading reading, Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        Path found = absolute;
        while (!Files.exists(found) && found.getParent() != null) {
            found = found.getParent();
        }
        if (!Files.isDirectory(found)) {
            return Optional.of(unusable(reading, absolute, found + " is no directory"));
        }
        if (!Files.isWritable(found) || !Files.isExecutable(found)) {
            return Optional.of(unusable(reading, absolute, "this user may not write to " + found));
        }
        return isLocked(absolute)
                ? Optional.of(reading.problem(
                        ProblemCode.STORE_LOCKED,
                        KEY,
                        absolute.toString(),
                        "a store that no other process has open",
                        "stop the other process, or give this node a data directory of its own"))
                : Optional.empty();
    }

    private static Problem unusable(Reading reading, Path directory, String found) {
        return reading.problem(
                ProblemCode.DATA_DIRECTORY,
                KEY,
                directory.toString(),
                "a directory that this user can write to, or create; found: " + found,
                "name another directory, or correct its owner, its permissions or its mount");
    }

    private static boolean isLocked(Path directory) {
        Path file = directory.resolve(LOCK);
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
