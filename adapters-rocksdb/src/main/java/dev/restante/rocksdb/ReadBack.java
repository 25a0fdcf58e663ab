package dev.restante.rocksdb;

import dev.restante.ports.journal.Totals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Reads a store that nobody has open, and changes nothing of it. */
final class ReadBack {
    private ReadBack() {}

    /** Users' threads, and what they retain. */
    record Users(long threads, long messages) {}

    /** What it says that users have in it; fails where a file is missing or its logs cannot be read. */
    static Users users(Path directory) throws RocksDBException {
        try (DBOptions options = new DBOptions();
                ColumnFamilyOptions families = new ColumnFamilyOptions()) {
            List<ColumnFamilyDescriptor> descriptors = Arrays.stream(Families.NAMES)
                    .map(name -> new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.US_ASCII), families))
                    .toList();
            List<ColumnFamilyHandle> h = new ArrayList<>();
            try (RocksDB db = RocksDB.openReadOnly(options, directory.toString(), descriptors, h);
                    Families opened = new Families(h.get(0), h.get(1), h.get(2), h.get(3), h.get(4))) {
                byte[] found = db.get(opened.meta(), TotalsRecord.KEY);
                Totals all = found == null ? Totals.ZERO : TotalsRecord.decode(found);
                return new Users(
                        all.threads() - system(db, opened.threads()),
                        all.retainedMessages() - system(db, opened.messages()));
            }
        }
    }

    /** How many keys are of the system's own threads: none or a few, which a verification under way has left. */
    private static long system(RocksDB db, ColumnFamilyHandle family) throws RocksDBException {
        long count = 0;
        try (RocksIterator at = db.newIterator(family)) {
            for (at.seek(Keys.SYSTEM); at.isValid() && at.key()[0] == Keys.SYSTEM[0]; at.next()) {
                count++;
            }
            at.status();
        }
        return count;
    }
}
