package dev.restante.rocksdb;

import dev.restante.domain.delivery.Durability;
import dev.restante.domain.message.Epoch;
import dev.restante.ports.journal.DurableJournalContract;
import dev.restante.ports.journal.Journal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;

final class RocksDbJournalTest implements DurableJournalContract {
    private final Map<Journal, Path> directories = new HashMap<>();

    @TempDir
    private Path base;

    @Override
    public Journal newJournal() {
        return journal(base.resolve("store-" + directories.size()));
    }

    @Override
    public Journal reopen(Journal closed) {
        return journal(Objects.requireNonNull(directories.get(closed)));
    }

    private Journal journal(Path directory) {
        Journal journal = new RocksDbJournal(
                new StoreSettings(directory, Durability.FSYNC, 8 << 20, "test"), new Epoch("renewed"), Thread::new);
        directories.put(journal, directory);
        return journal;
    }
}
