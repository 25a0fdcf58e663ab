package dev.restante.rocksdb;

import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.NodeLimits;
import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Durability;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Slice;
import dev.restante.ports.testing.Messages;
import dev.restante.ports.testing.Stages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A mailbox on a store in a directory, in one life of it. */
final class Shelf implements AutoCloseable {
    static final int THREADS = 3;

    private final LocalMailbox mailbox;

    private Shelf(LocalMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Throws what refuses it. */
    static Shelf open(Path directory, Durability durability, String machine, String life) {
        LocalMailbox mailbox = new LocalMailbox(
                new RocksDbJournal(
                        new StoreSettings(directory, durability, 8 << 20, machine), new Epoch(life), Thread::new),
                new MailboxSettings(MailboxLimits.defaults(), new NodeLimits(1 << 30, 1_000, 1 << 20)),
                InstantSource.system(), life, Runnable::run, fault -> {});
        Stages.await(mailbox.open());
        return new Shelf(mailbox);
    }

    static ThreadId thread(int number) {
        return new ThreadId("t" + number);
    }

    /** Some messages in each thread, one commit each. */
    void put(int from, int to) {
        for (int i = from; i < to; i++) {
            String text = i + " " + Integer.toString(i * 7919, 2).repeat(20);
            AppendResult result = Stages.await(mailbox.append(
                    thread(i % THREADS), new MessageId("id-" + i), Messages.named("id-" + i, text)));
            if (!(result instanceof AppendResult.Held)) {
                throw new AssertionError("held: " + result);
            }
        }
    }

    /** Thread, position and body of everything there is; throws where that can't be read. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < THREADS; i++) {
            Slice slice = Stages.await(mailbox.read(thread(i), new From.Beginning(), 100_000, Integer.MAX_VALUE));
            for (Slice.Item item : slice.items()) {
                if (item instanceof Slice.Item.Held held) {
                    all.put(thread(i) + " " + held.message().sequence(), held.message().body().asString());
                }
            }
        }
        return all;
    }

    String epoch() {
        return Stages.await(mailbox.status(thread(0))).epoch().value();
    }

    /** As a process that is killed now leaves it. */
    static Path copy(Path store, Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(store)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, target.resolve(file.getFileName()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return target;
    }

    @Override
    public void close() {
        Stages.await(mailbox.close());
    }
}
