package dev.restante.benchmarks;

import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.NodeLimits;
import dev.restante.application.messaging.MessageIds;
import dev.restante.application.messaging.SendMessage;
import dev.restante.domain.delivery.Durability;
import dev.restante.domain.delivery.Queued;
import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.ThreadId;
import dev.restante.rocksdb.RocksDbJournal;
import dev.restante.rocksdb.StoreSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Accepts of 256-byte messages for 1,000 threads that nobody follows, each synced to disk before its answer, 1,024
 * outstanding: a bare RocksDB loop against the in-process send, in turns.
 */
public final class DurableAccept {
    private static final int THREADS = 1_000;
    private static final int OUTSTANDING = 1_024;
    private static final int BODY = 256;

    private DurableAccept() {}

    /** Arguments: messages a round (200,000), rounds (5), directory (a new one under the temporary one). */
    public static void main(String[] args) throws Exception {
        int messages = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        Path base = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("restante-bench");
        List<Double> ratios = new ArrayList<>();
        System.out.println("| round | RocksDB loop, /s | send, /s | send / loop |");
        System.out.println("|---|---|---|---|");
        for (int round = 0; round <= rounds; round++) {
            double raw = raw(base.resolve("raw"), messages);
            double send = send(base.resolve("send"), messages);
            if (round > 0) {
                ratios.add(send / raw);
                System.out.printf("| %d | %,.0f | %,.0f | %.2f |%n", round, raw, send, send / raw);
            }
        }
        double[] sorted = ratios.stream().mapToDouble(d -> d).sorted().toArray();
        System.out.printf("%nmedian ratio %.2f of %s%n", sorted[sorted.length / 2], Arrays.toString(sorted));
    }

    private static double raw(Path directory, int messages) throws Exception {
        byte[] value = new byte[BODY + 56];
        new SplittableRandom(1).nextBytes(value);
        RocksDB.loadLibrary();
        try (Options options = new Options().setCreateIfMissing(true).setWriteBufferSize(32 << 20);
                RocksDB db = RocksDB.open(options, directory.toString());
                WriteOptions sync = new WriteOptions().setSync(true)) {
            long start = System.nanoTime();
            for (int sent = 0; sent < messages;) {
                try (WriteBatch batch = new WriteBatch()) {
                    for (int i = 0; i < OUTSTANDING && sent < messages; i++, sent++) {
                        batch.put(key(sent), value);
                    }
                    db.write(sync, batch);
                }
            }
            return messages / ((System.nanoTime() - start) / 1e9);
        } finally {
            delete(directory);
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

    private static double send(Path directory, int messages) throws Exception {
        RocksDbJournal journal = new RocksDbJournal(
                new StoreSettings(directory, Durability.FSYNC, 64 << 20, "benchmark"),
                new Epoch("benchmark"),
                Thread.ofPlatform().name("store-", 1).daemon(true).factory());
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
        delete(directory);
        if (others.get() > 0) {
            throw new IllegalStateException(others.get() + " sends were not queued");
        }
        return rate;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
