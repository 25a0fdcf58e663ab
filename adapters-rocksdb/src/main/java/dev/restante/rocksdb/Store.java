package dev.restante.rocksdb;

import dev.restante.ports.journal.JournalUnusable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WALRecoveryMode;

/** An open RocksDB with our column families, and everything native that has to be released with it. */
final class Store implements AutoCloseable {
    private static final long WRITE_BUFFER = 32 << 20;
    private static final long MAX_LOG = 128 << 20;

    final RocksDB db;
    final Families families;
    private final List<AutoCloseable> natives;

    private Store(RocksDB db, Families families, List<AutoCloseable> natives) {
        this.db = db;
        this.families = families;
        this.natives = natives;
    }

    static Store open(Path directory, long cacheBytes) {
        RocksDB.loadLibrary();
        List<AutoCloseable> natives = new ArrayList<>();
        try {
            Files.createDirectories(directory);
            LRUCache cache = new LRUCache(cacheBytes);
            BloomFilter bloom = new BloomFilter(10);
            ColumnFamilyOptions options = familyOptions(cache, bloom);
            DBOptions dbOptions = dbOptions();
            List<ColumnFamilyDescriptor> descriptors = Arrays.stream(Families.NAMES)
                    .map(name -> new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.US_ASCII), options))
                    .toList();
            natives.addAll(List.of(dbOptions, options, bloom, cache));
            List<ColumnFamilyHandle> h = new ArrayList<>();
            RocksDB db = RocksDB.open(dbOptions, directory.toString(), descriptors, h);
            return new Store(db, new Families(h.get(0), h.get(1), h.get(2), h.get(3), h.get(4)), natives);
        } catch (IOException e) {
            closeAll(natives);
            throw new JournalUnusable(
                    "data-directory: " + directory + " can't be created: " + e.getMessage(),
                    "name a directory that this user may write to (restante.data-directory)",
                    e);
        } catch (RocksDBException e) {
            closeAll(natives);
            throw unusable(directory, e);
        }
    }

    private static ColumnFamilyOptions familyOptions(LRUCache cache, BloomFilter bloom) {
        return new ColumnFamilyOptions()
                .setWriteBufferSize(WRITE_BUFFER)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setFilterPolicy(bloom)
                        .setCacheIndexAndFilterBlocks(true)
                        .setFormatVersion(5));
    }

    private static DBOptions dbOptions() {
        return new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setMaxTotalWalSize(MAX_LOG)
                .setMaxBackgroundJobs(2)
                .setKeepLogFileNum(2)
                .setStatsDumpPeriodSec(0)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                // A record that a kill cut short was answered to nobody. Anything else that is wrong must be told.
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords);
    }

    private static JournalUnusable unusable(Path directory, RocksDBException e) {
        Status status = e.getStatus();
        String text = String.valueOf(e.getMessage());
        if (text.contains("lock")) {
            return new JournalUnusable(
                    "data-directory: " + directory + " is in use by another process",
                    "stop the other process, or give this one a directory of its own (restante.data-directory)",
                    e);
        }
        if (status != null && status.getCode() == Status.Code.Corruption) {
            return new JournalUnusable(
                    "data-directory: " + directory + " is damaged: " + text,
                    "restore a backup; or move the directory away to begin with an empty store, and keep it for repair",
                    e);
        }
        return new JournalUnusable(
                "data-directory: " + directory + " can't be opened: " + text,
                "check that the disk has room and that this user may read and write the directory",
                e);
    }

    @Override
    public void close() {
        families.close();
        db.close();
        closeAll(natives);
    }

    private static void closeAll(List<AutoCloseable> natives) {
        for (AutoCloseable each : natives) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("store: a native object can't be released", e);
            }
        }
    }
}
