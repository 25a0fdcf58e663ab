package dev.restante.rocksdb;

import dev.restante.application.mailbox.LocalMailboxContract;
import dev.restante.domain.delivery.Durability;
import dev.restante.domain.message.Epoch;
import dev.restante.ports.journal.Journal;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** The local mailbox over a store on disk. */
final class RocksDbMailboxTest implements LocalMailboxContract {
    @TempDir
    private Path base;

    @Override
    public Journal newJournal() {
        Path directory = base.resolve(UUID.randomUUID().toString());
        return new RocksDbJournal(
                new StoreSettings(directory, Durability.OS, 8 << 20, "test"), new Epoch("life"), Thread::new);
    }
}
