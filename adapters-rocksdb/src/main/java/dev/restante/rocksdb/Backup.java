package dev.restante.rocksdb;

import dev.restante.ports.operations.BackupResult;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.Checkpoint;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** A copy of a store that knows it is one: what was sent after it was made is not in it. */
final class Backup {
    private static final String MARK = "RESTANTE-BACKUP";

    private Backup() {}

    /**
     * Writes a copy beside its place, reads it back, and moves it there as a whole: whatever goes wrong, and whenever, no
     * half copy bears the name that was asked for. Blocks for as long as that takes.
     */
    static BackupResult write(RocksDB db, Path store, String directory) {
        BackupTarget target;
        try {
            target = BackupTarget.of(directory, store);
        } catch (BackupTarget.Unfit unfit) {
            return new BackupResult.Refused(BackupResult.Why.BAD_DIRECTORY, String.valueOf(unfit.getMessage()));
        } catch (IOException e) {
            return failed(directory, e, "");
        }
        try {
            return write(db, target);
        } catch (IOException | RocksDBException | RuntimeException e) {
            return failed(directory, e, cleared(target));
        }
    }

    private static BackupResult write(RocksDB db, BackupTarget target) throws IOException, RocksDBException {
        Path unfinished = target.unfinished();
        try (Checkpoint checkpoint = Checkpoint.create(db)) {
            checkpoint.createCheckpoint(unfinished.toString());
        }
        try (FileOutputStream mark = new FileOutputStream(unfinished.resolve(MARK).toFile())) {
            mark.write("A store that was copied. Its threads get a new epoch when it is opened.\n"
                    .getBytes(StandardCharsets.US_ASCII));
            mark.getFD().sync();
        }
        ReadBack.Users users = ReadBack.users(unfinished);
        long files = 0;
        long bytes = 0;
        for (Path file : content(unfinished)) {
            files++;
            bytes += Files.size(file);
        }
        sync(unfinished);
        Files.move(unfinished, target.directory(), StandardCopyOption.ATOMIC_MOVE);
        sync(target.directory().resolveSibling("."));
        return new BackupResult.Written(
                target.directory().toString(), files, bytes, users.threads(), users.messages());
    }

    /** So that a name in a directory outlives a power cut. */
    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static BackupResult failed(String directory, Exception cause, String left) {
        String what = cause instanceof IOException ? cause.toString() : String.valueOf(cause.getMessage());
        return new BackupResult.Refused(
                BackupResult.Why.FAILED, "directory: " + directory + " could not be written: " + what + left);
    }

    /** Removes what was begun; answers what has to be said if that can't be. */
    private static String cleared(BackupTarget target) {
        try {
            for (Path begun : List.of(target.unfinished(), target.staging())) {
                if (Files.isDirectory(begun)) {
                    for (Path file : content(begun)) {
                        Files.delete(file);
                    }
                    Files.delete(begun);
                }
            }
            return "; nothing of it was left";
        } catch (IOException e) {
            return "; what was begun could not be removed: " + e;
        }
    }

    /** A store has no directories in its directory. */
    private static List<Path> content(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
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
