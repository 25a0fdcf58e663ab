package dev.restante.rocksdb;

import dev.restante.domain.delivery.Durability;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/**
 * What the store says of its own past: its format, how often it was opened, and which lives ended badly.
 *
 * @param current this life; 1 is the first
 * @param unclean the last life that did not end in order: what was handed over then is not known; 0 for none
 * @param torn the last life whose tail may be lost, so that its positions must not be used again; 0 for none
 */
record Life(long current, long unclean, long torn) {
    static final long FORMAT = 2;
    private static final byte[] FORMAT_KEY = ascii("format");
    private static final byte[] LIFE_KEY = ascii("life");
    /** Present while the store is open: what would have to be the same for nothing to be lost. */
    private static final byte[] OPEN_KEY = ascii("open");

    /**
     * @param machine names this run of the operating system; with another, what was not synced may be gone
     * @param restored whether this is a copy, or its end may be missing for another reason
     */
    static Life begin(Store store, Durability durability, String machine, boolean restored) throws RocksDBException {
        checkFormat(store);
        byte[] past = store.db.get(store.families.meta(), LIFE_KEY);
        Life before = past == null ? new Life(0, 0, 0) : decode(past);
        byte[] open = store.db.get(store.families.meta(), OPEN_KEY);
        String opened = durability.text() + " " + machine;
        boolean machineDied =
                open != null && ascii(open).startsWith(Durability.OS.text()) && !ascii(open).endsWith(" " + machine);
        Life life = new Life(
                before.current + 1,
                open != null || restored ? before.current : before.unclean,
                machineDied || restored ? before.current : before.torn);
        try (WriteOptions sync = new WriteOptions().setSync(true)) {
            store.db.put(store.families.meta(), sync, FORMAT_KEY, number(FORMAT));
            store.db.put(store.families.meta(), sync, LIFE_KEY, life.encode());
            store.db.put(store.families.meta(), sync, OPEN_KEY, ascii(opened));
        }
        return life;
    }

    /** All is written: the next life may trust it. */
    static void endInOrder(Store store) throws RocksDBException {
        try (WriteOptions sync = new WriteOptions().setSync(true)) {
            store.db.delete(store.families.meta(), sync, OPEN_KEY);
        }
    }

    private static void checkFormat(Store store) throws RocksDBException {
        byte[] found = store.db.get(store.families.meta(), FORMAT_KEY);
        if (found != null && ByteBuffer.wrap(found).getLong() > FORMAT) {
            throw store.trouble.newer(
                    "format " + ByteBuffer.wrap(found).getLong() + " (expected: at most " + FORMAT + ")");
        }
        if (found != null && ByteBuffer.wrap(found).getLong() < FORMAT) {
            throw store.trouble.because(
                    "has format " + ByteBuffer.wrap(found).getLong() + " (expected: " + FORMAT + ")",
                    "the store was written before the first release: let its readers drain it with what wrote it, or"
                            + " begin with an empty directory (restante.data-directory)",
                    null);
        }
    }

    private byte[] encode() {
        return ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(current)
                .putLong(unclean)
                .putLong(torn)
                .array();
    }

    private static Life decode(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        return new Life(from.getLong(), from.getLong(), from.getLong());
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
