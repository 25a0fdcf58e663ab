package dev.restante.rocksdb;

import dev.restante.domain.mailbox.Header;
import dev.restante.domain.mailbox.Memo;
import dev.restante.domain.mailbox.SequenceRange;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.ThreadWrite;
import dev.restante.ports.journal.Totals;
import dev.restante.ports.mailbox.Committed;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** What one write of the store changes, and the memory for it, which is kept from write to write. For one thread. */
final class GroupBatch implements AutoCloseable {
    private static final int POINT_DELETES = 16;
    private static final int LONGEST_KEY = ThreadId.MAX_LENGTH + 1 + Long.BYTES;
    /** Longer values take a detour. */
    private static final int LONGEST_VALUE = 64 << 10;
    /** Bytes: what a bigger write took is given back. */
    private static final int KEPT = 4 << 20;

    private final Families families;
    private final long life;
    private final List<ThreadWrite> writes = new ArrayList<>();
    private final ByteBuffer key = ByteBuffer.allocateDirect(LONGEST_KEY);
    private final ByteBuffer value = ByteBuffer.allocateDirect(LONGEST_VALUE);
    private final Wire wire = new Wire(1 << 10);
    private WriteBatch out = new WriteBatch();
    private long latest;
    private boolean news;

    /** {@code latest}: the time of the latest write so far. */
    GroupBatch(Families families, long life, long latest) {
        this.families = families;
        this.life = life;
        this.latest = latest;
    }

    void add(List<ThreadWrite> more) {
        writes.addAll(more);
    }

    boolean isEmpty() {
        return writes.isEmpty();
    }

    /** Whether it is worth a sync. Acknowledgements alone are not: at worst a message comes again, marked. */
    boolean isNews() {
        return news;
    }

    /** {@code totals}: what the store holds then. */
    void write(RocksDB db, WriteOptions options, boolean sync, Totals totals) throws RocksDBException {
        for (ThreadWrite write : writes) {
            put(write);
        }
        out.put(families.meta(), TotalsRecord.KEY, TotalsRecord.encode(totals, latest));
        db.write(options.setSync(sync && news), out);
    }

    /** For the next write. */
    void clear() {
        writes.clear();
        news = false;
        if (out.getDataSize() > KEPT) {
            out.close();
            out = new WriteBatch();
        } else {
            out.clear();
        }
    }

    private void put(ThreadWrite write) throws RocksDBException {
        byte[] thread = Keys.thread(write.thread());
        for (Committed message : write.added()) {
            news = true;
            latest = Math.max(latest, message.at());
            MessageRecord.encode(message, wire.clear());
            put(families.messages(), Keys.numbered(thread, message.sequence()), wire);
        }
        for (Memo memo : write.remembered()) {
            MemoRecord.encode(memo, wire.clear());
            put(families.memos(), Keys.numbered(thread, memo.sequence()), wire);
        }
        for (SequenceRange range : write.removed()) {
            remove(thread, range);
        }
        for (Memo memo : write.dropped()) {
            out.delete(families.memos(), Keys.numbered(thread, memo.sequence()));
        }
        if (write.dueBefore() != write.due() || write.forgotten()) {
            out.delete(families.dues(), Keys.due(write.dueBefore(), thread));
        }
        if (write.forgotten()) {
            out.delete(families.threads(), thread);
            return;
        }
        if (write.dueBefore() != write.due()) {
            out.put(families.dues(), Keys.due(write.due(), thread), new byte[0]);
        }
        if (write.headerChanged() || write.dueBefore() != write.due()) {
            Header header = write.after().header();
            latest = Math.max(latest, header.touched());
            new ThreadRecord(header, write.due(), life).encode(wire.clear());
            put(families.threads(), thread, wire);
        }
    }

    /** Through memory that RocksDB can read: arrays would be copied for it twice. */
    private void put(ColumnFamilyHandle family, byte[] bytes, Wire record) throws RocksDBException {
        if (record.length() > LONGEST_VALUE) {
            out.put(family, bytes, record.toBytes());
            return;
        }
        key.clear().put(bytes).flip();
        record.into(value.clear());
        out.put(family, key, value.flip());
    }

    private void remove(byte[] thread, SequenceRange range) throws RocksDBException {
        if (range.to() - range.from() >= POINT_DELETES) {
            out.deleteRange(
                    families.messages(), Keys.numbered(thread, range.from()), Keys.numbered(thread, range.to() + 1));
            return;
        }
        for (long sequence = range.from(); sequence <= range.to(); sequence++) {
            out.delete(families.messages(), Keys.numbered(thread, sequence));
        }
    }

    @Override
    public void close() {
        out.close();
    }
}
