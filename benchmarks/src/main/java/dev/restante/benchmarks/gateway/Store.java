package dev.restante.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.OptionsUtil;
import org.rocksdb.ConfigOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** The directory of a gateway that is not running. */
public final class Store {
    private Store() {}

    public static Path fresh() throws IOException {
        return Files.createTempDirectory("restante-bench");
    }

    /** Compacts all of it, with the very options that the gateway opens it with. */
    public static void compact(Path data) throws RocksDBException {
        RocksDB.loadLibrary();
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (DBOptions options = new DBOptions(); ConfigOptions config = new ConfigOptions()) {
            OptionsUtil.loadLatestOptions(config, data.toString(), options, descriptors);
            try (RocksDB db = RocksDB.open(options, data.toString(), descriptors, handles);
                    CompactRangeOptions bottom = new CompactRangeOptions()
                            .setBottommostLevelCompaction(CompactRangeOptions.BottommostLevelCompaction.kForce)) {
                for (ColumnFamilyHandle handle : handles) {
                    db.compactRange(handle, null, null, bottom);
                    handle.close();
                }
            }
        }
    }

    /** Bytes of all its files. */
    public static long bytes(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    public static void delete(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
