package dev.restante.rocksdb;

import dev.restante.domain.delivery.Durability;
import java.nio.file.Path;

/**
 * Where and how messages are kept.
 *
 * @param directory made if it does not exist
 * @param durability {@code FSYNC} or {@code OS}
 * @param cacheBytes memory for what was read
 * @param machine names this run of the operating system, such as its boot id; at most 64 characters of ASCII
 */
public record StoreSettings(Path directory, Durability durability, long cacheBytes, String machine) {
    public StoreSettings {
        if (durability == Durability.MEMORY) {
            throw new IllegalArgumentException("durability: memory (expected: fsync or os)");
        }
        if (cacheBytes < 1 << 20) {
            throw new IllegalArgumentException("cache: " + cacheBytes + " bytes (expected: at least 1 MiB)");
        }
    }
}
