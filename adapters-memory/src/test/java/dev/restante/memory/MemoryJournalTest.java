package dev.restante.memory;

import dev.restante.ports.journal.Journal;
import dev.restante.ports.journal.JournalContract;

final class MemoryJournalTest implements JournalContract {
    @Override
    public Journal newJournal() {
        return new MemoryJournal();
    }
}
