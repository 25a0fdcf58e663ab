package dev.restante.rocksdb;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What the file says of an earlier life.
 *
 * @param sequence RocksDB's number of the last write
 * @param manifest as it was, at least
 * @param validIn the run of the operating system in which this counts, or {@link #ALWAYS}
 */
record HighWaterMark(long sequence, Manifest manifest, String validIn) {
    static final String FILE = "RESTANTE-WRITTEN";
    static final String ALWAYS = "synced";
    static final int NUMBERS = 3 * Long.BYTES;

    /** That of a store that was written in this run of the operating system, or synced. */
    static Optional<HighWaterMark> of(Trouble trouble, String machine) throws IOException {
        Path file = trouble.directory().resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] found = Files.readAllBytes(file);
        if (found.length <= NUMBERS) {
            throw damaged(trouble, FILE + " has " + found.length + " bytes (expected: more than " + NUMBERS + ")");
        }
        ByteBuffer from = ByteBuffer.wrap(found);
        long sequence = from.getLong();
        Manifest manifest = new Manifest(from.getLong(), from.getLong());
        String validIn = new String(found, NUMBERS, found.length - NUMBERS, StandardCharsets.US_ASCII);
        return Optional.of(new HighWaterMark(sequence, manifest, validIn))
                .filter(mark -> validIn.equals(ALWAYS) || validIn.equals(machine));
    }

    /** Before RocksDB opens the store, and removes what its manifest does not name. */
    void checkManifest(Trouble trouble, Manifest found) {
        if (found.isOlderOrShorterThan(manifest)) {
            throw damaged(trouble, "the end of its manifest is missing: " + found + " (expected: " + manifest + ")");
        }
    }

    void checkSequence(Trouble trouble, long found) {
        if (found < sequence) {
            throw damaged(
                    trouble,
                    "the end of its log is missing: it ends at write " + found + " (expected: " + sequence + ")");
        }
    }

    private static RuntimeException damaged(Trouble trouble, String how) {
        return trouble.because(
                "is damaged: " + how,
                "restore a backup; or delete " + trouble.directory().resolve(FILE)
                        + " to go on without what is missing: every thread gets a new epoch then",
                null);
    }

    /** Replaces the file, which is whole at any time. */
    void write(Path directory) throws IOException {
        Path next = directory.resolve(FILE + ".next");
        byte[] text = validIn.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = ByteBuffer.allocate(NUMBERS + text.length)
                .putLong(sequence)
                .putLong(manifest.number())
                .putLong(manifest.bytes())
                .put(text)
                .array();
        try (FileOutputStream out = new FileOutputStream(next.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
        Files.move(next, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }
}
