package dev.restante.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.restante.memory.MemoryJournal;
import dev.restante.memory.NothingOnDisk;
import dev.restante.ports.journal.Journal;
import dev.restante.ports.operations.Backups;

/** {@code restante.mailbox = memory}. */
public final class MemoryJournalModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(Backups.class).toInstance(new NothingOnDisk());
    }

    @Provides
    @Singleton
    Journal journal() {
        return new MemoryJournal();
    }
}
