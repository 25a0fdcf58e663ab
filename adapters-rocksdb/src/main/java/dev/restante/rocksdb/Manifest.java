package dev.restante.rocksdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** RocksDB's list of its tables: the number in its name, which grows from one to the next, and its synced length. */
record Manifest(long number, long bytes) {
    private static final String NAME = "MANIFEST-";

    static Manifest of(RocksDB db) throws RocksDBException {
        RocksDB.LiveFiles live = db.getLiveFiles(false);
        String name = live.files.stream()
                .filter(file -> file.contains(NAME))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("manifest: none in " + live.files));
        return new Manifest(number(name.substring(name.indexOf(NAME))), live.manifestFileSize);
    }

    /** The one that the store would be opened with. */
    static Manifest of(Path directory, Trouble trouble) throws IOException {
        byte[] current = Files.readAllBytes(directory.resolve("CURRENT"));
        String name = new String(current, StandardCharsets.ISO_8859_1).strip();
        if (!name.matches(NAME + "[0-9]{1,18}")) {
            throw trouble.damaged("the file CURRENT names no manifest");
        }
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            throw trouble.damaged("the file " + name + " is missing");
        }
        return new Manifest(number(name), Files.size(file));
    }

    boolean isOlderOrShorterThan(Manifest other) {
        return number < other.number || (number == other.number && bytes < other.bytes);
    }

    static boolean isNameOf(String file) {
        return file.startsWith(NAME);
    }

    private static long number(String name) {
        return Long.parseLong(name.substring(NAME.length()));
    }
}
