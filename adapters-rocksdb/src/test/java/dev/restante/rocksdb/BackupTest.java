package dev.restante.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.NodeLimits;
import dev.restante.domain.delivery.Durability;
import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.Totals;
import dev.restante.ports.mailbox.ThreadStatus;
import dev.restante.ports.operations.BackupResult;
import dev.restante.ports.operations.BackupResult.Refused;
import dev.restante.ports.operations.BackupResult.Why;
import dev.restante.ports.operations.BackupResult.Written;
import dev.restante.ports.testing.Stages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final ThreadId THREAD = new ThreadId("orders");

    @TempDir
    private Path base;

    /** Holds the threads that the store makes from now on. */
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private Node node;

    /** A mailbox over a journal in a directory of its own. */
    private record Node(RocksDbJournal journal, LocalMailbox mailbox, Totals found) {}

    @BeforeEach
    void open() {
        node = node("data", "one");
    }

    @AfterEach
    void close() {
        Stages.await(node.mailbox.close());
    }

    @Test
    void copy_holdsWhatWasAcceptedBefore_underANewEpoch_andLeavesTheStoreAlone() throws IOException {
        send("1", "2", "3");
        Epoch before = status(node).epoch();
        Written written = assertInstanceOf(Written.class, backup("copy"));
        send("4");
        assertEquals(List.of(1L, 3L), List.of(written.threads(), written.messages()));
        assertEquals(files(base.resolve("copy")).size(), written.files());
        assertTrue(written.bytes() > 0);
        Node restored = node("copy", "two");
        assertEquals(written.messages(), restored.found.retainedMessages());
        ThreadStatus status = status(restored);
        assertEquals(3, status.depth());
        assertNotEquals(before, status.epoch());
        Stages.await(restored.mailbox.close());
        assertEquals(before, status(node).epoch());
        assertEquals(4, status(node).depth());
    }

    /** A copy that meets a verification has its probes in it. */
    @Test
    void theSystemsOwnThreads_areNotCounted() {
        send("1", "2");
        for (String probe : List.of("probe-1", "probe-2")) {
            Stages.await(node.mailbox.append(ThreadId.system(probe), new MessageId("p"), message("probe")));
        }
        Written written = assertInstanceOf(Written.class, backup("copy"));
        assertEquals(List.of(1L, 2L), List.of(written.threads(), written.messages()));
    }

    @Test
    void copyOpenedTwice_keepsItsNewEpoch() {
        send("1");
        assertInstanceOf(Written.class, backup("copy"));
        Node restored = node("copy", "two");
        Epoch epoch = status(restored).epoch();
        Stages.await(restored.mailbox.append(THREAD, new MessageId("again"), message("again")));
        Stages.await(restored.mailbox.close());
        Node again = node("copy", "three");
        assertEquals(epoch, status(again).epoch());
        Stages.await(again.mailbox.close());
    }

    @Test
    void badDirectories_areRefused_andNothingIsWritten() throws IOException {
        Files.createDirectory(base.resolve("there"));
        Files.createSymbolicLink(base.resolve("dangling"), base.resolve("nowhere"));
        Files.createSymbolicLink(base.resolve("sneaky"), base.resolve("data"));
        Files.createDirectory(base.resolve("cut.partial"));
        Files.createDirectory(base.resolve("staged.partial.tmp"));
        List<Path> before = files(base);
        for (String bad : List.of(
                "", "copy", "./copy", "/", base + "/..", base + "/.", base + "/there", base + "/dangling",
                base + "/absent/copy", base + "/data/copy", base + "/sneaky/copy", base + "/absent/../data/copy",
                base + "/data/../data/copy", base + "/cut", base + "/staged", base + "/data/CURRENT/copy",
                base + "/a\0b", base + "/a\nb", "/proc/copy", base + "/" + "x".repeat(300))) {
            Refused refused = assertInstanceOf(Refused.class, Stages.await(node.journal.write(bad)), bad);
            assertTrue(refused.why() == Why.BAD_DIRECTORY || bad.length() > 300 || bad.startsWith("/proc"), bad);
            assertTrue(refused.detail().startsWith("directory: "), refused.detail());
            assertFalse(refused.detail().chars().anyMatch(Character::isISOControl), refused.detail());
        }
        assertEquals(before, files(base));
    }

    /** The longest directory that can be made leaves no room for the names of its files. */
    @Test
    void failureInTheMiddle_leavesNothing_andTheNextOneWorks() throws IOException {
        send("1");
        Path deep = base;
        while (deep.toString().length() < 4_060) {
            int room = 4_070 - deep.toString().length();
            deep = Files.createDirectory(deep.resolve("d".repeat(Math.min(200, Math.max(1, room - 1)))));
        }
        Refused refused = assertInstanceOf(Refused.class, Stages.await(node.journal.write(deep + "/copy")));
        assertEquals(Why.FAILED, refused.why());
        assertEquals(List.of(), files(deep));
        assertInstanceOf(Written.class, backup("copy"));
    }

    /** A copy is read back before it gets its name. */
    @Test
    void damagedStore_isNotCopiedAsIfItWereWhole() throws IOException {
        send("1");
        assertInstanceOf(Written.class, backup("whole"));
        for (Path file : files(base.resolve("data"))) {
            if (file.toString().endsWith(".sst")) {
                Files.write(file, new byte[] {1});
            }
        }
        Refused refused = assertInstanceOf(Refused.class, backup("copy"));
        assertEquals(Why.FAILED, refused.why());
        assertTrue(refused.detail().endsWith("; nothing of it was left"), refused.detail());
        assertEquals(List.of(base.resolve("data"), base.resolve("whole")), files(base));
    }

    @Test
    void twoAtOnce_oneIsToldToWait() {
        send("1");
        gate = new CountDownLatch(1);
        CompletableFuture<BackupResult> first = node.journal.write(base + "/one").toCompletableFuture();
        CompletionStage<BackupResult> second = node.journal.write(base + "/two");
        Refused refused = assertInstanceOf(Refused.class, Stages.await(second));
        assertEquals(Why.BUSY, refused.why());
        gate.countDown();
        assertInstanceOf(Written.class, Stages.await(first));
        assertFalse(Files.exists(base.resolve("two")));
        assertInstanceOf(Written.class, backup("two"));
    }

    @Test
    void backupOfAClosedStore_isRefused() {
        Stages.await(node.mailbox.close());
        Refused refused = assertInstanceOf(Refused.class, backup("copy"));
        assertEquals(Why.FAILED, refused.why());
        assertFalse(Files.exists(base.resolve("copy")));
    }

    private BackupResult backup(String name) {
        return Stages.await(node.journal.write(base.resolve(name).toString()));
    }

    private void send(String... ids) {
        for (String id : ids) {
            Stages.await(node.mailbox.append(THREAD, new MessageId(id), message(id)));
        }
    }

    private static Message message(String text) {
        return Message.of(Body.text(text));
    }

    private static ThreadStatus status(Node of) {
        return Stages.await(of.mailbox.status(THREAD));
    }

    private Node node(String directory, String life) {
        RocksDbJournal journal = new RocksDbJournal(
                new StoreSettings(base.resolve(directory), Durability.FSYNC, 8 << 20, "test"),
                new Epoch(life),
                this::held);
        LocalMailbox mailbox = new LocalMailbox(
                journal,
                new MailboxSettings(MailboxLimits.defaults(), new NodeLimits(1 << 30, 1_000, 1 << 20)),
                Clock.systemUTC(), life, Runnable::run, fault -> {});
        return new Node(journal, mailbox, Stages.await(mailbox.open()));
    }

    private Thread held(Runnable work) {
        CountDownLatch opened = gate;
        return new Thread(() -> {
            try {
                opened.await();
                work.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
