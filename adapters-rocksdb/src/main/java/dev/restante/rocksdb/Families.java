package dev.restante.rocksdb;

import org.rocksdb.ColumnFamilyHandle;

/** The column families of a store. */
record Families(
        ColumnFamilyHandle meta,
        ColumnFamilyHandle threads,
        ColumnFamilyHandle messages,
        ColumnFamilyHandle memos,
        ColumnFamilyHandle dues)
        implements AutoCloseable {

    /** Their names, in the same order; the first is RocksDB's own. */
    static final String[] NAMES = {"default", "threads", "messages", "memos", "dues"};

    @Override
    public void close() {
        meta.close();
        threads.close();
        messages.close();
        memos.close();
        dues.close();
    }
}
