package dev.restante.application.following;

import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.application.mailbox.Disk;
import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.NodeLimits;
import dev.restante.application.mailbox.ScriptedJournal;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.testing.Seeds;
import dev.restante.ports.following.Subscription;
import dev.restante.ports.testing.Limits;
import dev.restante.ports.testing.Stages;
import dev.restante.ports.testing.SteppedClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Readers that come, fall behind and catch up while others send: real threads, a store with threads of its own. */
final class FollowConcurrentlyTest {
    private static final int SENDERS = 2;
    private static final int EACH = 150;

    @Test
    void everyReader_getsEverything_onceAndInOrder() {
        try (ExecutorService store = Executors.newSingleThreadExecutor();
                ExecutorService pool = Executors.newFixedThreadPool(SENDERS + 2)) {
            Seeds.check(60, (random, seed) -> round(random, store, pool));
        }
    }

    private static void round(RandomGenerator random, ExecutorService store, ExecutorService pool) throws Exception {
        List<Throwable> faults = new ArrayList<>();
        LocalMailbox mailbox = new LocalMailbox(
                new ScriptedJournal(new Disk(), random.nextBoolean() ? store : Runnable::run, store, false),
                new MailboxSettings(Limits.defaults().build(), new NodeLimits(1 << 30, 1_000, 0)), new SteppedClock(),
                "life",
                pool, faults::add);
        Stages.await(mailbox.open());
        FollowThreads following = FollowThreads.of(mailbox, faults::add);
        ThreadId thread = new ThreadId("t");
        List<Future<?>> running = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            int own = sender;
            int pause = random.nextInt(1, 40);
            running.add(pool.submit(() -> {
                List<CompletionStage<?>> sent = new ArrayList<>();
                for (int i = 0; i < EACH; i++) {
                    sent.add(mailbox.append(thread, new MessageId(own + "-" + i), text(own + "-" + i)));
                    if (i % pause == 0) {
                        sent.forEach(Stages::await);
                        sent.clear();
                    }
                }
                sent.forEach(Stages::await);
            }));
        }
        List<Reader> readers = new ArrayList<>();
        List<Subscription> subscriptions = new ArrayList<>();
        int window = random.nextInt(1, 30);
        running.add(pool.submit(() -> {
            for (int i = 0; i < 6; i++) {
                Reader reader = new Reader(window);
                readers.add(reader);
                subscriptions.add(following.follow(thread, new From.Beginning(), reader));
                for (int k = 0; k < 10; k++) {
                    for (int r = 0; r < readers.size(); r++) {
                        readers.get(r).makeRoom(window);
                        subscriptions.get(r).ready();
                    }
                }
            }
        }));
        for (Future<?> run : running) {
            run.get();
        }
        settle(readers, subscriptions);
        for (Reader reader : readers) {
            assertEquals(List.of(), reader.faults());
            assertEquals(SENDERS * EACH, reader.position());
        }
        assertEquals(List.of(), faults);
        subscriptions.forEach(Subscription::close);
        assertEquals(0, following.readers(thread));
        Stages.await(mailbox.close());
    }

    /** Gives room until every reader has all; each that is ready is owed what is left. */
    private static void settle(List<Reader> readers, List<Subscription> subscriptions) {
        long patience = System.nanoTime() + Stages.PATIENCE.toNanos();
        for (int i = 0; i < readers.size(); i++) {
            while (readers.get(i).position() < SENDERS * EACH) {
                readers.get(i).makeRoom(SENDERS * EACH);
                subscriptions.get(i).ready();
                Thread.onSpinWait();
                assertTrue(System.nanoTime() < patience, "a reader is stuck at " + readers.get(i).position());
            }
        }
    }
}
