package dev.restante.rocksdb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * RocksDB's native code. Left to itself RocksDB unpacks 17 MB out of its jar at each start; from a directory on
 * {@code java.library.path} it is loaded as it is, and the jar remains for when that fails.
 */
public final class NativeLibrary {
    private NativeLibrary() {}

    /**
     * Puts this platform's library into the directory, made if it does not exist, unless the very same bytes are there.
     * It appears there whole or not at all, for readers and for others who unpack at the same time. The directory must be
     * one that nobody else can write to: what lies in it is executed.
     *
     * @return the library's file
     * @throws IOException if it can't be written, or RocksDB has none for this platform
     */
    public static Path unpackInto(Path directory) throws IOException {
        String name = Environment.getJniLibraryFileName("rocksdb");
        byte[] library = packed(name);
        Path target = directory.resolve(name);
        if (holds(target, library)) {
            return target;
        }
        Files.createDirectories(directory);
        Path whole = Files.createTempFile(directory, name, ".part");
        try {
            Files.write(whole, library);
            if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
                // Another user may run what this one installs.
                Files.setPosixFilePermissions(whole, PosixFilePermissions.fromString("rw-r--r--"));
            }
            if (!holds(whole, library)) {
                throw new IOException(whole + ": other bytes than were written (expected: a sound disk)");
            }
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
        return target;
    }

    private static byte[] packed(String name) throws IOException {
        try (InputStream packed = RocksDB.class.getResourceAsStream("/" + name)) {
            if (packed == null) {
                throw new IOException(name + ": absent (expected: in the jar of rocksdbjni)");
            }
            return packed.readAllBytes();
        }
    }

    private static boolean holds(Path file, byte[] bytes) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == bytes.length
                && Arrays.equals(Files.readAllBytes(file), bytes);
    }
}
