package dev.restante.ports.journal;

import static dev.restante.ports.testing.Messages.named;
import static dev.restante.ports.testing.Messages.sized;
import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.Topic;
import dev.restante.domain.message.Urgency;
import dev.restante.ports.mailbox.Committed;
import dev.restante.ports.testing.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Journal} does. Implement it in a test class of the adapter: the facts come with it. A journal that
 * outlives its process implements {@link DurableJournalContract}.
 */
public interface JournalContract extends JournalDueContract, JournalConcurrencyContract {

    @Test
    default void open_ofAFreshStore_findsNothing() {
        try (JournalDriver journal = new JournalDriver(newJournal())) {
            assertEquals(Recovered.NOTHING, journal.open());
        }
    }

    @Test
    default void durability_isTold() {
        try (JournalDriver journal = Journals.opened(this)) {
            assertNotNull(journal.journal.durability());
        }
    }

    @Test
    default void load_ofAnUnknownThread_isEmpty() {
        try (JournalDriver journal = Journals.opened(this)) {
            assertFalse(journal.isStored(new ThreadId("never")));
            assertEquals(List.of(), journal.read(new ThreadId("never"), 0, 100));
        }
    }

    @Test
    default void commit_keepsEveryPropertyOfAMessage() {
        try (JournalDriver journal = Journals.opened(this)) {
            Message rich = Message.of(Body.json("{\"ü\":[1,  2.50e+1,\"\\u0000\"]}"))
                    .withId(new MessageId("a~b:c.d_e-f"))
                    .withUrgency(Urgency.VERY_LOW)
                    .withTopic(new Topic("topic-_9"));
            ThreadAuthor author = new ThreadAuthor("t@1~x:y.z_-").append(rich, 1_234).append(text("", 5), 99_999);
            journal.commit(author);
            List<Committed> found = journal.read(author.thread(), 0, 2);
            assertEquals(
                    new Committed(
                            author.thread(), author.state().epoch(), 1, new MessageId("a~b:c.d_e-f"), 1_234,
                            1_234 + 86_400_000, Urgency.VERY_LOW, Optional.of(new Topic("topic-_9")), rich.body()),
                    found.get(0));
            assertEquals(
                    new Committed(
                            author.thread(), author.state().epoch(), 2, new MessageId("gen-2"), 99_999, 104_999,
                            Urgency.NORMAL, Optional.empty(), Body.text("")),
                    found.get(1));
        }
    }

    @Test
    default void load_answersTheStateCommittedLast() {
        try (JournalDriver journal = Journals.opened(this)) {
            ThreadAuthor author = new ThreadAuthor("t").append(text("a"), 1);
            journal.commit(author);
            for (int i = 0; i < 20; i++) {
                journal.commit(author.append(text("b", 100 + i), 10 + i));
            }
            assertEquals(JournalDriver.described(author.state()),
                    JournalDriver.described(journal.state(author.thread())));
            journal.commit(author.acknowledge(7, 50).append(text("c"), 60));
            journal.commit(author.sweep(106_500));
            assertEquals(JournalDriver.described(author.state()),
                    JournalDriver.described(journal.state(author.thread())));
            assertFalse(author.state().gaps().isEmpty());
        }
    }

    @Test
    default void load_findsRememberedIdsAndNoDroppedOnes() {
        try (JournalDriver journal = Journals.opened(this)) {
            ThreadAuthor author = new ThreadAuthor("t").append(named("one", "a"), 1).append(named("two", "b"), 300_000);
            journal.commit(author);
            journal.commit(author.append(named("three", "c"), 600_000));
            journal.commit(author.sweep(600_001));
            var state = journal.state(author.thread());
            assertFalse(author.rules().remembers(state, new MessageId("one")));
            assertTrue(author.rules().remembers(state, new MessageId("two")));
            assertTrue(author.rules().remembers(state, new MessageId("three")));
        }
    }

    /** The old memo of an id is dropped in the very write that brings a new one. */
    @Test
    default void anId_forgottenAndRememberedAnewAtOnce_isRemembered() {
        try (JournalDriver journal = Journals.opened(this)) {
            ThreadAuthor author = new ThreadAuthor("t").append(named("id", "a"), 0);
            journal.commit(author);
            ThreadWrite write = author.append(named("id", "b"), 600_000).write();
            assertEquals(List.of(1, 1), List.of(write.remembered().size(), write.dropped().size()));
            journal.commit(write);
            assertTrue(author.rules().remembers(journal.state(author.thread()), new MessageId("id")));
        }
    }

    @Test
    default void read_staysBetweenItsBounds() {
        try (JournalDriver journal = Journals.opened(this)) {
            ThreadAuthor author = Journals.author("t", 10);
            journal.commit(author);
            assertEquals("4 5 6 7", JournalDriver.sequences(journal.read(author.thread(), 3, 7)));
            assertEquals("10", JournalDriver.sequences(journal.read(author.thread(), 9, 1_000)));
            assertEquals("", JournalDriver.sequences(journal.read(author.thread(), 7, 7)));
            assertEquals("", JournalDriver.sequences(journal.read(author.thread(), 8, 7)));
            assertEquals("", JournalDriver.sequences(journal.read(author.thread(), 10, Long.MAX_VALUE)));
        }
    }

    @Test
    default void read_isLimitedByMessagesAndBytes_butAnswersOne() {
        try (JournalDriver journal = Journals.opened(this)) {
            ThreadAuthor author = new ThreadAuthor("t");
            for (int i = 0; i < 5; i++) {
                author.append(sized(1_000), 1);
            }
            journal.commit(author);
            assertEquals("1 2 3",
                    JournalDriver.sequences(Stages
                            .await(journal.journal.read(author.thread(), JournalDriver.EPOCH, 0, 5, 3, 1 << 20))));
            assertEquals("2", JournalDriver
                    .sequences(Stages.await(journal.journal.read(author.thread(), JournalDriver.EPOCH, 1, 5, 5, 1))));
            int about = Stages.await(journal.journal.read(author.thread(), JournalDriver.EPOCH, 0, 5, 5, 3_000)).size();
            assertTrue(about == 2 || about == 3, "messages: " + about + " (expected: 2 or 3 of 1000 bytes in 3000)");
        }
    }

    @Test
    default void removed_isGone_andTheRestIsNot() {
        try (JournalDriver journal = Journals.opened(this)) {
            ThreadAuthor author = new ThreadAuthor("t");
            for (int i = 1; i <= 10; i++) {
                author.append(text("m" + i, i % 2 == 0 ? 10 : 1_000), 0);
            }
            journal.commit(author);
            journal.commit(author.sweep(10_000));
            assertEquals("1 3 5 7 9", journal.sequences(author.thread()));
            journal.commit(author.purge(10_001));
            assertEquals("", journal.sequences(author.thread()));
            assertEquals(10, journal.state(author.thread()).last());
            journal.commit(author.append(text("after"), 10_002));
            assertEquals("11", journal.sequences(author.thread()));
        }
    }

    @Test
    default void addedAndRemovedAtOnce_isGone() {
        try (JournalDriver journal = Journals.opened(this)) {
            ThreadAuthor author = new ThreadAuthor("t").append(text("a"), 1).append(text("b"), 1).purge(2);
            journal.commit(author.append(text("c"), 3));
            assertEquals("3", journal.sequences(author.thread()));
        }
    }

    @Test
    default void manyRemoved_areGone_andLeaveNeighboursAlone() {
        try (JournalDriver journal = Journals.opened(this)) {
            ThreadAuthor author = Journals.author("m", 900);
            ThreadAuthor before = Journals.author("l", 5);
            ThreadAuthor after = Journals.author("m0", 5);
            journal.commit(author, before, after);
            journal.commit(author.purge(3).append(text("new"), 4));
            assertEquals("901", journal.sequences(author.thread()));
            assertEquals("1 2 3 4 5", journal.sequences(before.thread()));
            assertEquals("1 2 3 4 5", journal.sequences(after.thread()));
        }
    }

    @Test
    default void threadsWhoseNamesBeginAlike_areApart() {
        try (JournalDriver journal = Journals.opened(this)) {
            List<ThreadAuthor> authors = new ArrayList<>();
            for (String name : List.of("a", "a-", "a.", "a0", "aa", "A", "a~", "$a", "a:b", "a".repeat(128))) {
                authors.add(new ThreadAuthor(name).append(text("in " + name), 1));
            }
            journal.commit(authors.toArray(new ThreadAuthor[0]));
            journal.commit(authors.get(0).purge(2));
            assertEquals("", journal.sequences(authors.get(0).thread()));
            for (ThreadAuthor author : authors.subList(1, authors.size())) {
                List<Committed> found = journal.read(author.thread(), 0, Long.MAX_VALUE);
                assertEquals("in " + author.thread(), found.get(0).body().asString());
                assertEquals(1, found.size());
            }
        }
    }

    @Test
    default void read_isInOrder_whereSequencesGrowAByte() {
        for (long last : new long[] {126, 254, 32_766, 65_534, (1L << 31) - 2, (1L << 32) - 2, Long.MAX_VALUE >> 1}) {
            try (JournalDriver journal = Journals.opened(this)) {
                ThreadAuthor author = new ThreadAuthor("t", MailboxLimits.defaults(), last);
                for (int i = 0; i < 4; i++) {
                    author.append(text("m"), 1);
                }
                journal.commit(author);
                String all = (last + 1) + " " + (last + 2) + " " + (last + 3) + " " + (last + 4);
                assertEquals(all, journal.sequences(author.thread()));
            }
        }
    }

    @Test
    default void forgotten_leavesNothing_andTheThreadMayBeginAgain() {
        try (JournalDriver journal = Journals.opened(this)) {
            ThreadAuthor author = new ThreadAuthor("t").append(text("a"), 1);
            journal.commit(author);
            journal.commit(author.purge(2).forget("e2"));
            assertFalse(journal.isStored(author.thread()));
            assertEquals("", journal.sequences(author.thread()));
            assertEquals(List.of(), journal.due(Long.MAX_VALUE, 10));
            journal.commit(author.append(text("again"), 3));
            assertEquals("1", journal.sequences(author.thread()));
            assertEquals("e2", journal.state(author.thread()).epoch().value());
        }
    }

    @Test
    default void closed_failsEveryStage_andMayBeClosedAgain() {
        JournalDriver journal = Journals.opened(this);
        ThreadAuthor author = Journals.author("t", 1);
        journal.commit(author);
        journal.close();
        journal.close();
        List<CompletionStage<?>> stages = List.of(
                journal.committing(author.append(text("b"), 1)), journal.journal.load(author.thread()),
                journal.journal.read(author.thread(), JournalDriver.EPOCH, 0, 9, 9, 9),
                journal.journal.due(Optional.empty(), 0, 9));
        stages.forEach(stage -> assertNotNull(Stages.failure(stage)));
    }
}
