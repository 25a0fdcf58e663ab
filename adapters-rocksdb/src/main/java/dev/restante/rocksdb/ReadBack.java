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

/** Reads a store that nobody has open, and changes nothing of it. */
final class ReadBack {
    private ReadBack() {}

    /** What it says that it holds; fails where a file is missing or its logs cannot be read. */
    static Totals totals(Path directory) throws RocksDBException {
        try (DBOptions options = new DBOptions();
                ColumnFamilyOptions families = new ColumnFamilyOptions()) {
            List<ColumnFamilyDescriptor> descriptors = Arrays.stream(Families.NAMES)
                    .map(name -> new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.US_ASCII), families))
                    .toList();
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            try (RocksDB db = RocksDB.openReadOnly(options, directory.toString(), descriptors, handles)) {
                byte[] found = db.get(handles.get(0), TotalsRecord.KEY);
                handles.forEach(ColumnFamilyHandle::close);
                return found == null ? Totals.ZERO : TotalsRecord.decode(found);
            }
        }
    }
}
