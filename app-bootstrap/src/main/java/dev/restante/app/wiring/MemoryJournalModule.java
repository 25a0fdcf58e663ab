package dev.restante.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.restante.memory.MemoryJournal;
import dev.restante.ports.journal.Journal;

/** {@code restante.mailbox = memory}. */
public final class MemoryJournalModule extends AbstractModule {
    @Provides
    @Singleton
    Journal journal() {
        return new MemoryJournal();
    }
}
