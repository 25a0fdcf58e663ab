package dev.restante.rocksdb;

import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.NodeLimits;
import dev.restante.domain.delivery.Durability;
import dev.restante.domain.message.Epoch;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.mailbox.MailboxContract;
import dev.restante.ports.testing.Stages;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** The local mailbox over a store on disk. */
final class RocksDbMailboxTest implements MailboxContract {
    @TempDir
    private Path base;

    @Override
    public Mailbox newMailbox(Setup setup, InstantSource clock) {
        Path directory = base.resolve(UUID.randomUUID().toString());
        LocalMailbox mailbox = new LocalMailbox(
                new RocksDbJournal(
                        new StoreSettings(directory, Durability.OS, 8 << 20, "test"), new Epoch("life"), Thread::new),
                new MailboxSettings(
                        setup.limits(), new NodeLimits(setup.nodeBytes(), setup.nodeThreads(), setup.probeReserve())),
                clock, "life", Runnable::run, fault -> {});
        Stages.await(mailbox.open());
        return mailbox;
    }

    @Override
    public void sweep(Mailbox mailbox) {
        while (Stages.await(((LocalMailbox) mailbox).sweep()) > 0) {
            // Until nothing is due: a sweep does a part at a time.
        }
    }

    @Override
    public void close(Mailbox mailbox) {
        Stages.await(((LocalMailbox) mailbox).close());
    }
}
