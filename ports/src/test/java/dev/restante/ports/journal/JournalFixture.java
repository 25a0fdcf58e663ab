package dev.restante.ports.journal;

/** Where the contract's journals come from. */
public interface JournalFixture {
    /** A fresh, empty journal that was not opened yet. Whoever asks opens and closes it. */
    Journal newJournal();
}
