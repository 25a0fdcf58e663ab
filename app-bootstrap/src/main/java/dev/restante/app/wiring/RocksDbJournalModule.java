package dev.restante.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.restante.app.foundation.Daemons;
import dev.restante.app.foundation.Machine;
import dev.restante.config.Settings;
import dev.restante.domain.delivery.Durability;
import dev.restante.domain.message.Epoch;
import dev.restante.ports.journal.Journal;
import dev.restante.ports.observing.Latencies;
import dev.restante.ports.operations.Backups;
import dev.restante.rocksdb.RocksDbJournal;
import dev.restante.rocksdb.StoreSettings;
import dev.restante.websocket.channel.Burst;

/** {@code restante.mailbox = rocksdb}. */
public final class RocksDbJournalModule extends AbstractModule {
    private static final long CACHE_BYTES = 64 << 20;

    @Override
    protected void configure() {
        bind(Journal.class).to(RocksDbJournal.class);
        bind(Backups.class).to(RocksDbJournal.class);
    }

    @Provides
    @Singleton
    RocksDbJournal journal(Settings settings, Epoch life, Latencies latencies) {
        return journal(settings, life, CACHE_BYTES, latencies);
    }

    static RocksDbJournal journal(Settings settings, Epoch life, long cacheBytes, Latencies latencies) {
        Durability durability =
                switch (settings.durability()) {
                    case FSYNC -> Durability.FSYNC;
                    case OS -> Durability.OS;
                };
        return new RocksDbJournal(
                new StoreSettings(settings.dataDirectory(), durability, cacheBytes, Machine.run()),
                life,
                Daemons.named("store"),
                latencies,
                Burst::around);
    }
}
