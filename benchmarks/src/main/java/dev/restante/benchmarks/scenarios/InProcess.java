package dev.restante.benchmarks.scenarios;

import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.NodeLimits;
import dev.restante.application.messaging.MessageIds;
import dev.restante.application.messaging.SendMessage;
import dev.restante.benchmarks.Figure;
import dev.restante.benchmarks.Scenario;
import dev.restante.benchmarks.gateway.Store;
import dev.restante.domain.delivery.Durability;
import dev.restante.domain.delivery.Queued;
import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.observing.Latencies;
import dev.restante.rocksdb.RocksDbJournal;
import dev.restante.rocksdb.StoreSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Accepts of 256-byte messages for 1,000 threads that nobody follows, each synced to disk before its answer, 1,024
 * outstanding: the in-process send, against a bare RocksDB loop that writes the same keys and bytes, as many together as the
 * store did, and against one that writes all that is outstanding together; in turns.
 */
public final class InProcess implements Scenario {
    private static final int THREADS = 1_000;
    private static final int OUTSTANDING = 1_024;
    private static final int BODY = 256;

    private static final int MESSAGES = 200_000;
    private static final int WARM_UP = 3;

    private @Nullable Path base;

    @Override
    public String title() {
        return "256-byte messages to 1,000 threads that nobody follows, 1,024 outstanding, fsync:"
                + " in-process send against a bare RocksDB loop";
    }

    @Override
    public void prepare() throws Exception {
        base = Store.fresh();
        // Until everything is compiled: what is to be compared is what lasts.
        for (int i = 0; i < WARM_UP; i++) {
            round();
        }
    }

    @Override
    public List<Figure> round() throws Exception {
        if (base == null) {
            throw new IllegalStateException("in-process: not prepared");
        }
        Sent sent = send(base.resolve("send"), MESSAGES);
        double same = raw(base.resolve("raw"), MESSAGES, sent.together());
        double most = raw(base.resolve("raw"), MESSAGES, OUTSTANDING);
        return List.of(
                Figure.of("RocksDB loop, as many together as the store, messages/s", same),
                Figure.of("RocksDB loop, " + OUTSTANDING + " together, messages/s", most),
                Figure.of("send, messages/s", sent.rate()),
                Figure.of("messages that the store wrote together", sent.together()),
                new Figure("send / loop, as many together", sent.rate() / same, ">= 0.60"),
                Figure.of("send / loop, " + OUTSTANDING + " together", sent.rate() / most));
    }

    /** What sending came to: messages a second, and messages for each write of the store. */
    private record Sent(double rate, int together) {}

    /** Counts the writes of a store. */
    private static final class Writes implements Latencies {
        private final AtomicLong count = new AtomicLong();

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void committed(long took, int messages) {}

        @Override
        public void fannedOut(long took, int takes) {}

        @Override
        public void written(long took, int batches) {
            count.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        if (base != null) {
            Store.delete(base);
        }
    }

    private static double raw(Path directory, int messages, int together) throws Exception {
        byte[] value = new byte[BODY + 56];
        new SplittableRandom(1).nextBytes(value);
        RocksDB.loadLibrary();
        try (Options options = new Options().setCreateIfMissing(true).setWriteBufferSize(32 << 20);
                RocksDB db = RocksDB.open(options, directory.toString());
                WriteOptions sync = new WriteOptions().setSync(true)) {
            long start = System.nanoTime();
            for (int sent = 0; sent < messages;) {
                try (WriteBatch batch = new WriteBatch()) {
                    for (int i = 0; i < together && sent < messages; i++, sent++) {
                        batch.put(key(sent), value);
                    }
                    db.write(sync, batch);
                }
            }
            return messages / ((System.nanoTime() - start) / 1e9);
        } finally {
            Store.delete(directory);
        }
    }

    private static byte[] key(int n) {
        byte[] thread = ("thread-" + n % THREADS).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(thread.length + 9)
                .put(thread)
                .put((byte) 0)
                .putLong(n / THREADS)
                .array();
    }

    private static Sent send(Path directory, int messages) throws Exception {
        Writes writes = new Writes();
        RocksDbJournal journal = new RocksDbJournal(
                new StoreSettings(directory, Durability.FSYNC, 64 << 20, "benchmark"),
                new Epoch("benchmark"),
                Thread.ofPlatform().name("store-", 1).daemon(true).factory(),
                writes,
                Runnable::run);
        LocalMailbox mailbox = new LocalMailbox(
                journal,
                new MailboxSettings(MailboxLimits.defaults(), new NodeLimits(4L << 30, 1_000_000, 1 << 20)),
                Clock.systemUTC(),
                "benchmark",
                ForkJoinPool.commonPool(),
                Throwable::printStackTrace);
        mailbox.open().toCompletableFuture().join();
        SendMessage messaging =
                new SendMessage(mailbox, new MessageIds(Clock.systemUTC(), new SplittableRandom(1)),
                        Throwable::printStackTrace);
        ThreadId[] threads =
                Stream.iterate(0, i -> i + 1)
                        .limit(THREADS)
                        .map(i -> new ThreadId("thread-" + i))
                        .toArray(ThreadId[]::new);
        Body body = Body.json("\"" + "x".repeat(BODY - 2) + "\"");
        Semaphore window = new Semaphore(OUTSTANDING);
        AtomicLong others = new AtomicLong();
        long start = System.nanoTime();
        for (int i = 0; i < messages; i++) {
            window.acquire();
            messaging.send(threads[i % THREADS], Message.of(body)).thenAccept(outcome -> {
                if (!(outcome instanceof Queued)) {
                    others.incrementAndGet();
                }
                window.release();
            });
        }
        window.acquire(OUTSTANDING);
        double rate = messages / ((System.nanoTime() - start) / 1e9);
        mailbox.close().toCompletableFuture().join();
        Store.delete(directory);
        if (others.get() > 0) {
            throw new IllegalStateException(others.get() + " sends were not queued");
        }
        return new Sent(rate, (int) Math.ceil((double) messages / writes.count.get()));
    }
}
