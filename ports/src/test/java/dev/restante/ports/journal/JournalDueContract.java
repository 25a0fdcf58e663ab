package dev.restante.ports.journal;

import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.domain.message.ThreadId;
import dev.restante.ports.testing.Stages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How a journal finds the threads that time is due for. Part of {@link JournalContract}. */
public interface JournalDueContract extends JournalFixture {

    @Test
    default void due_answersTheEarliestFirst_andNoLaterOnes() {
        try (JournalDriver journal = Journals.opened(this)) {
            List<Integer> times = new ArrayList<>();
            for (int i = 100; i < 300; i++) {
                times.add(i);
            }
            Collections.shuffle(times, new Random(1));
            for (int at : times) {
                journal.commit(new ThreadAuthor("t" + at).append(text("m"), 1).write(at));
            }
            assertEquals(List.of(), journal.due(99, 10));
            assertEquals(List.of("t100", "t101", "t102"), journal.due(102, 10));
            assertEquals(List.of("t100", "t101"), journal.due(10_000, 2));
            assertEquals(200, journal.due(10_000, 1_000).size());
        }
    }

    @Test
    default void due_ofManyThreadsAtOneInstant_answersThemAll() {
        try (JournalDriver journal = Journals.opened(this)) {
            for (int i = 0; i < 5; i++) {
                journal.commit(new ThreadAuthor("t" + i).append(text("m"), 1).write(77));
            }
            assertEquals(5, journal.due(77, 10).size());
        }
    }

    /** Threads of one instant are told apart by their names. */
    @Test
    default void due_goesOnAfterOne_asOftenAsIsAsked() {
        try (JournalDriver journal = Journals.opened(this)) {
            for (String name : List.of("b", "a", "c", "e", "d")) {
                journal.commit(new ThreadAuthor(name).append(text("m"), 1).write(name.equals("e") ? 78 : 77));
            }
            assertEquals(List.of("a", "b"), journal.due(Optional.empty(), 78, 2));
            assertEquals(List.of("c", "d"), journal.due(Optional.of(new Due(77, new ThreadId("b"))), 78, 2));
            assertEquals(List.of("e"), journal.due(Optional.of(new Due(77, new ThreadId("d"))), 78, 2));
            assertEquals(List.of("d"), journal.due(Optional.of(new Due(77, new ThreadId("cc"))), 77, 2));
            assertEquals(List.of(), journal.due(Optional.of(new Due(78, new ThreadId("e"))), 78, 2));
        }
    }

    @Test
    default void due_followsTheLastWrite() {
        try (JournalDriver journal = Journals.opened(this)) {
            ThreadAuthor author = new ThreadAuthor("t");
            for (long at : new long[] {500, 300, 900, 900, 400, Long.MAX_VALUE, 600}) {
                journal.commit(author.append(text("m"), 1).write(at));
                assertEquals(at == Long.MAX_VALUE ? List.of() : List.of("t"), journal.due(1_000, 10));
                assertEquals(List.of(), journal.due(at == Long.MAX_VALUE ? 1_000 : at - 1, 10));
            }
        }
    }

    @Test
    default void due_forgetsForgottenThreads() {
        try (JournalDriver journal = Journals.opened(this)) {
            ThreadAuthor author = new ThreadAuthor("t");
            journal.commit(author.append(text("m"), 1).write(500));
            journal.commit(author.purge(1).write(600));
            journal.commit(author.forget("e2"));
            assertEquals(List.of(), journal.due(1_000, 10));
            journal.commit(author.append(text("m"), 1).write(700));
            assertEquals(List.of("t"), journal.due(1_000, 10));
        }
    }

    @Test
    default void due_isToldWithTheThread() {
        try (JournalDriver journal = Journals.opened(this)) {
            ThreadAuthor author = new ThreadAuthor("t").append(text("m"), 1);
            journal.commit(author.write(500));
            assertEquals(
                    500,
                    Stages.await(journal.journal.load(author.thread()))
                            .orElseThrow()
                            .due());
        }
    }
}
