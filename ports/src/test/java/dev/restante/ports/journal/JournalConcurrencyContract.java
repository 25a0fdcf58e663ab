package dev.restante.ports.journal;

import static dev.restante.ports.testing.Messages.sized;
import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.ports.mailbox.Committed;
import dev.restante.ports.testing.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A journal with many callers, and with callers that do not wait. Part of {@link JournalContract}. */
public interface JournalConcurrencyContract extends JournalFixture {

    @Test
    default void commits_thatNobodyWaitsFor_takeEffectInOrder() {
        try (JournalDriver journal = Journals.opened(this)) {
            ThreadAuthor author = new ThreadAuthor("t");
            List<CompletionStage<Void>> commits = new ArrayList<>();
            for (int i = 1; i <= 1_000; i++) {
                author.append(text("m" + i), i);
                if (i % 100 == 0) {
                    author.purge(i);
                }
                commits.add(journal.committing(author));
            }
            author.append(text("last"), 1_001);
            commits.add(journal.committing(author));
            commits.forEach(Stages::await);
            assertEquals("1001", journal.sequences(author.thread()));
            assertEquals(JournalDriver.described(author.state()),
                    JournalDriver.described(journal.state(author.thread())));
        }
    }

    @Test
    default void whatIsCommittedAtTheNextWrite_isKept() {
        try (JournalDriver journal = Journals.opened(this)) {
            List<ThreadAuthor> authors = new ArrayList<>();
            List<CompletionStage<Void>> commits = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                ThreadAuthor author = Journals.author("t" + i, 3);
                authors.add(author);
                commits.add(i % 2 == 0 ? journal.committingAtNextWrite(author) : journal.committing(author));
            }
            commits.forEach(Stages::await);
            for (ThreadAuthor author : authors) {
                assertEquals("1 2 3", journal.sequences(author.thread()));
            }
        }
    }

    @Test
    default void whatIsCommittedAtTheNextWrite_takesEffectAfterWhatWasCommittedBefore() {
        try (JournalDriver journal = Journals.opened(this)) {
            for (int i = 0; i < 50; i++) {
                ThreadAuthor author = Journals.author("t" + i, 3);
                journal.committing(author);
                Stages.await(journal.committingAtNextWrite(author.purge(5).append(text("m4"), 6)));
                assertEquals("4", journal.sequences(author.thread()));
            }
        }
    }

    @Test
    default void whoeverHasSomethingForTheNextWrite_isAskedOnce_andMayHaveNothing() {
        try (JournalDriver journal = Journals.opened(this)) {
            AtomicInteger asked = new AtomicInteger();
            journal.journal.atNextWrite(asked::incrementAndGet);
            for (int i = 0; i < 3; i++) {
                Stages.await(journal.committingAtNextWrite(Journals.author("t" + i, 1)));
            }
            assertEquals(1, asked.get());
        }
    }

    /** Nobody waits for ever. */
    @Test
    default void afterTheEnd_whoeverHasSomethingForTheNextWrite_isAsked_andRefused() {
        JournalDriver journal = Journals.opened(this);
        journal.close();
        Stages.failure(journal.committingAtNextWrite(Journals.author("t", 1)));
    }

    @Test
    default void aBatchOfManyThreads_isKeptWhole() {
        try (JournalDriver journal = Journals.opened(this)) {
            List<ThreadAuthor> authors = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                authors.add(Journals.author("t" + i, 3));
            }
            journal.commit(authors.toArray(new ThreadAuthor[0]));
            for (ThreadAuthor author : authors) {
                assertEquals("1 2 3", journal.sequences(author.thread()));
            }
        }
    }

    @Test
    default void bigBatches_areKept() {
        try (JournalDriver journal = Journals.opened(this)) {
            ThreadAuthor author = new ThreadAuthor("t");
            for (int i = 0; i < 100; i++) {
                author.append(sized(64 << 10), 1);
            }
            journal.commit(author);
            List<Committed> found = journal.read(author.thread(), 0, 100);
            assertEquals(100, found.size());
            assertEquals(64 << 10, found.get(99).body().size());
        }
    }

    /** Each caller its own thread, as the mailbox has it; each reads what it wrote, while the others go on. */
    @Test
    default void manyCallers_readWhatTheyWrote() throws InterruptedException, ExecutionException {
        try (JournalDriver journal = Journals.opened(this);
                ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < 4; caller++) {
                ThreadAuthor author = new ThreadAuthor("caller-" + caller);
                running.add(callers.submit(() -> {
                    for (int i = 1; i <= 200; i++) {
                        journal.commit(author.append(text("m" + i), i));
                        if (i % 50 == 0) {
                            journal.commit(author.acknowledge(i - 10, i));
                            assertEquals(i - 10, journal.state(author.thread()).cursor());
                        }
                        assertEquals(1, journal.read(author.thread(), i - 1, i).size());
                    }
                    assertEquals(
                            200, journal.read(author.thread(), 0, Long.MAX_VALUE).size());
                }));
            }
            for (Future<?> run : running) {
                run.get();
            }
        }
    }
}
