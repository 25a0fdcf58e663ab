package dev.restante.application.mailbox;

import dev.restante.ports.journal.DurableJournalContract;
import dev.restante.ports.journal.Journal;

/** The journal that the other tests are built on is one. */
final class ScriptedJournalTest implements DurableJournalContract {
    @Override
    public Journal newJournal() {
        return new ScriptedJournal();
    }

    @Override
    public Journal reopen(Journal closed) {
        return new ScriptedJournal(((ScriptedJournal) closed).disk(), Runnable::run, Runnable::run, false);
    }
}
