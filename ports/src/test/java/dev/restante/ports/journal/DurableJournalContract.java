package dev.restante.ports.journal;

import static dev.restante.ports.testing.Messages.named;
import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.message.MessageId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a {@link Journal} does that outlives the process: {@link JournalContract}, and that it finds everything again. */
public interface DurableJournalContract extends JournalContract {
    /** The store of {@code closed}, which was closed in order, once more; not opened yet. */
    Journal reopen(Journal closed);

    private JournalDriver again(JournalDriver journal, Recovered expected) {
        journal.close();
        JournalDriver again = new JournalDriver(reopen(journal.journal));
        assertEquals(expected, again.open());
        return again;
    }

    @Test
    default void reopened_countsWhatItHeld() {
        JournalDriver journal = Journals.opened(this);
        ThreadAuthor some = Journals.author("some", 10);
        ThreadAuthor none = Journals.author("none", 3);
        journal.commit(some, none);
        journal.commit(some.acknowledge(4, 2), none.purge(2));
        long bytes = "m1m2m3m4m5m6m7m8m9m10".length();
        try (JournalDriver again = again(journal, new Recovered(2, 6, 10, bytes))) {
            assertEquals("1 2 3 4 5 6 7 8 9 10", again.sequences(some.thread()));
        }
    }

    @Test
    default void reopened_countsWhatChangedSince() {
        JournalDriver journal = Journals.opened(this);
        ThreadAuthor author = Journals.author("t", 2);
        journal.commit(author);
        JournalDriver second = again(journal, new Recovered(1, 2, 2, 4));
        second.commit(author.append(text("third"), 5));
        JournalDriver third = again(second, new Recovered(1, 3, 3, 9));
        third.commit(author, author.purge(6).forget("e2"));
        try (JournalDriver fourth = again(third, Recovered.NOTHING)) {
            assertFalse(fourth.isStored(author.thread()));
        }
    }

    @Test
    default void reopened_findsStateMessagesAndIds() {
        JournalDriver journal = Journals.opened(this);
        ThreadAuthor author = new ThreadAuthor("t");
        for (int i = 1; i <= 12; i++) {
            author.append(named("id-" + i, "m" + i), 1_000L * i);
        }
        journal.commit(author);
        journal.commit(author.acknowledge(5, 20_000));
        journal.commit(author.append(text("later"), 21_000));
        String before = JournalDriver.described(author.state());
        try (JournalDriver again = again(journal, new Recovered(1, 8, 13, 9 * 2 + 3 * 3 + 5))) {
            var state = again.state(author.thread());
            assertEquals(before, JournalDriver.described(state));
            assertTrue(author.rules().remembers(state, new MessageId("id-12")));
            assertFalse(author.rules().remembers(state, new MessageId("id-13")));
            assertEquals("later", again.read(author.thread(), 12, 13).get(0).body().asString());
        }
    }

    @Test
    default void reopened_keepsPositionsOfAnEmptiedThread() {
        JournalDriver journal = Journals.opened(this);
        ThreadAuthor author = Journals.author("t", 5).purge(2);
        journal.commit(author);
        try (JournalDriver again = again(journal, new Recovered(1, 0, 0, 0))) {
            assertEquals(5, again.state(author.thread()).last());
            assertEquals("e1", again.state(author.thread()).epoch().value());
        }
    }

    @Test
    default void reopened_knowsTheLatestTimeOfAnyWrite() {
        JournalDriver journal = Journals.opened(this);
        assertEquals(Long.MIN_VALUE, journal.journal.latest());
        ThreadAuthor author = new ThreadAuthor("t").append(text("m"), 7_000);
        journal.commit(author);
        journal.commit(new ThreadAuthor("other").append(text("m"), 5_000));
        JournalDriver second = again(journal, new Recovered(2, 2, 2, 2));
        assertEquals(7_000, second.journal.latest());
        second.commit(author.acknowledge(1, 9_000));
        try (JournalDriver third = again(second, new Recovered(2, 1, 2, 2))) {
            assertEquals(9_000, third.journal.latest());
        }
    }

    @Test
    default void reopened_findsWhatIsDue() {
        JournalDriver journal = Journals.opened(this);
        ThreadAuthor author = new ThreadAuthor("b").append(text("m"), 1);
        journal.commit(author, author.write(20));
        ThreadAuthor other = new ThreadAuthor("a").append(text("m"), 1);
        journal.commit(other, other.write(30));
        journal.commit(author, author.append(text("m"), 1).write(40));
        try (JournalDriver again = again(journal, new Recovered(2, 3, 3, 3))) {
            assertEquals(List.of("a", "b"), again.due(100, 10));
            assertEquals(List.of(), again.due(29, 10));
        }
    }
}
