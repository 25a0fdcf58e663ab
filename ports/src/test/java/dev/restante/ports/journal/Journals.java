package dev.restante.ports.journal;

import static dev.restante.ports.testing.Messages.text;

/** What the facts about journals begin with. */
final class Journals {
    private Journals() {}

    static JournalDriver opened(JournalFixture fixture) {
        JournalDriver driver = new JournalDriver(fixture.newJournal());
        driver.open();
        return driver;
    }

    /** A thread that is about to store so many messages. */
    static ThreadAuthor author(String thread, int messages) {
        ThreadAuthor author = new ThreadAuthor(thread);
        for (int i = 1; i <= messages; i++) {
            author.append(text("m" + i), 1);
        }
        return author;
    }
}
