package dev.restante.rocksdb;

import dev.restante.domain.mailbox.Ledger;
import dev.restante.ports.journal.Totals;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The totals' key and value in the store: written with every batch, so that opening needs no scan. */
final class TotalsRecord {
    static final byte[] KEY = "totals".getBytes(StandardCharsets.US_ASCII);

    private TotalsRecord() {}

    /** {@code latest}: the time of the latest write. */
    static byte[] encode(Totals totals, long latest) {
        Ledger ledger = totals.ledger();
        return ByteBuffer.allocate(13 * Long.BYTES)
                .putLong(totals.threads())
                .putLong(totals.retainedMessages())
                .putLong(totals.retainedBytes())
                .putLong(ledger.recovered())
                .putLong(ledger.accepted())
                .putLong(ledger.acknowledged())
                .putLong(ledger.held())
                .putLong(ledger.expired())
                .putLong(ledger.evicted())
                .putLong(ledger.replaced())
                .putLong(ledger.purged())
                .putLong(totals.memos())
                .putLong(latest)
                .array();
    }

    static Totals decode(byte[] record) {
        ByteBuffer from = ByteBuffer.wrap(record);
        long threads = from.getLong();
        long messages = from.getLong();
        long bytes = from.getLong();
        Ledger ledger = new Ledger(
                from.getLong(), from.getLong(), from.getLong(), from.getLong(), from.getLong(), from.getLong(),
                from.getLong(), from.getLong());
        return new Totals(threads, messages, bytes, from.getLong(), ledger);
    }

    /** The earliest stores did not note it. */
    static long latest(byte[] record) {
        return record.length > 12 * Long.BYTES
                ? ByteBuffer.wrap(record).getLong(12 * Long.BYTES)
                : Long.MIN_VALUE;
    }
}
