package dev.restante.rocksdb;

import dev.restante.ports.journal.JournalUnusable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.rocksdb.WALRecoveryMode;

/** An open RocksDB with our column families, and everything native that has to be released with it. */
final class Store implements AutoCloseable {
    private static final long WRITE_BUFFER = 32 << 20;
    private static final long MAX_LOG = 128 << 20;

    final RocksDB db;
    final Families families;
    final Trouble trouble;
    private final List<AutoCloseable> natives;

    private Store(RocksDB db, Families families, Trouble trouble, List<AutoCloseable> natives) {
        this.db = db;
        this.families = families;
        this.trouble = trouble;
        this.natives = natives;
    }

    /** Opens what is whole, and refuses everything else. {@code machine}: this run of the operating system. */
    static Store open(Trouble trouble, long cacheBytes, String machine) {
        RocksDB.loadLibrary();
        Path directory = trouble.directory();
        List<AutoCloseable> natives = new ArrayList<>();
        try {
            Files.createDirectories(directory);
            Optional<HighWaterMark> mark = mark(trouble, machine);
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
            Store store = new Store(
                    db, new Families(h.get(0), h.get(1), h.get(2), h.get(3), h.get(4)), trouble, natives);
            store.check(mark);
            return store;
        } catch (IOException e) {
            closeAll(natives);
            throw trouble.because(
                    "can't be made or read: " + e,
                    "name a directory that this user may write to (restante.data-directory)", e);
        } catch (RocksDBException e) {
            closeAll(natives);
            throw trouble.opening(e);
        } catch (JournalUnusable e) {
            closeAll(natives);
            throw e;
        }
    }

    private static Optional<HighWaterMark> mark(Trouble trouble, String machine) throws IOException {
        if (!Files.exists(trouble.directory().resolve("CURRENT"))) {
            checkNotBeheaded(trouble);
            return Optional.empty();
        }
        Manifest manifest = Manifest.of(trouble.directory(), trouble);
        Optional<HighWaterMark> mark =
                Backup.isRestored(trouble.directory()) ? Optional.empty() : HighWaterMark.of(trouble, machine);
        mark.ifPresent(known -> known.checkManifest(trouble, manifest));
        return mark;
    }

    private void check(Optional<HighWaterMark> mark) {
        try {
            mark.ifPresent(known -> known.checkSequence(trouble, db.getLatestSequenceNumber()));
        } catch (JournalUnusable e) {
            families.close();
            db.close();
            throw e;
        }
    }

    /** Without the file that names its manifest, RocksDB would begin anew and remove what it finds of the old store. */
    private static void checkNotBeheaded(Trouble trouble) throws IOException {
        try (Stream<Path> files = Files.list(trouble.directory())) {
            Optional<Path> rest = files.filter(Store::isOfAStore).findFirst();
            if (rest.isPresent()) {
                throw trouble.damaged("the file CURRENT is missing, and " + rest.get().getFileName() + " is there");
            }
        }
    }

    private static boolean isOfAStore(Path file) {
        String name = String.valueOf(file.getFileName());
        return Manifest.isNameOf(name) || name.endsWith(".sst") || name.equals(HighWaterMark.FILE);
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
                // A record that a kill cut short was answered to nobody. Anything else that is wrong must be told; what looks
                // like a torn end and is none, the high-water mark tells.
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords);
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
