package dev.restante.memory;

import dev.restante.application.mailbox.LocalMailboxContract;
import dev.restante.ports.journal.Journal;

/** The local mailbox over the memory journal. */
final class MemoryMailboxTest implements LocalMailboxContract {
    @Override
    public Journal newJournal() {
        return new MemoryJournal();
    }
}
