package dev.restante.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.NodeLimits;
import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Durability;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.mailbox.GapReason;
import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Slice;
import dev.restante.ports.observing.Latencies;
import dev.restante.ports.testing.Messages;
import dev.restante.ports.testing.Stages;
import dev.restante.ports.testing.SteppedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.io.TempDir;

/** A store that is opened again with a clock that shows less than it did. */
final class ClockTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ThreadId T = new ThreadId("t");

    private final AtomicLong nanos = new AtomicLong();
    private SteppedClock clock = new SteppedClock(NOON);

    @TempDir
    private Path base;

    private LocalMailbox open(Path store) {
        LocalMailbox mailbox = new LocalMailbox(
                new RocksDbJournal(
                        new StoreSettings(store, Durability.FSYNC, 8 << 20, "m"), new Epoch("renewed"), Thread::new),
                new MailboxSettings(MailboxLimits.defaults(), new NodeLimits(1 << 30, 1_000, 1 << 20)),
                clock, nanos::get, "life", Runnable::run, fault -> {}, Latencies.NONE);
        Stages.await(mailbox.open());
        return mailbox;
    }

    private void pass(int seconds) {
        clock.step(Duration.ofSeconds(seconds));
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private static Instant heldUntil(LocalMailbox mailbox, String text, long ttl) {
        AppendResult result = Stages.await(mailbox.append(T, new MessageId(text), Messages.text(text, ttl)));
        return assertInstanceOf(AppendResult.Held.class, result).appended().heldUntil();
    }

    private static List<String> shown(LocalMailbox mailbox) {
        Slice slice = Stages.await(mailbox.read(T, new From.Unacknowledged(), 100, 1 << 20));
        return slice.items()
                .stream()
                .map(item -> switch (item) {
                    case Slice.Item.Held held -> held.message().body().asString() + " at "
                            + Duration.between(NOON, Instant.ofEpochMilli(held.message().at())).toSeconds();
                    case Slice.Item.Missed missed -> missed.gap().from() + "-" + missed.gap().to() + " "
                            + missed.gap().reason();
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reopenedWithAnEarlierClock_timeGoesOnFromWhereItWas(boolean inOrder) throws Exception {
        Path store = base.resolve("store");
        LocalMailbox first = open(store);
        assertEquals(NOON.plusSeconds(10), heldUntil(first, "short", 10));
        pass(9);
        assertEquals(NOON.plusSeconds(3_609), heldUntil(first, "long", 3_600));
        Path killed = base.resolve("killed");
        if (!inOrder) {
            Shelf.copy(store, killed);
        }
        Stages.await(first.close());

        clock = new SteppedClock(NOON.minus(Duration.ofDays(365)));
        LocalMailbox second = open(inOrder ? store : killed);
        assertEquals(List.of("short at 0", "long at 9"), shown(second));
        assertEquals(NOON.plusSeconds(14), heldUntil(second, "later", 5));
        pass(1);
        assertEquals(List.of("1-1 " + GapReason.EXPIRED, "long at 9", "later at 9"), shown(second));
        clock.step(Duration.ofDays(365).plusSeconds(10)); // set right
        assertEquals(List.of("1-1 " + GapReason.EXPIRED, "long at 9", "later at 9"), shown(second));
        pass(5);
        assertEquals(List.of("1-1 " + GapReason.EXPIRED, "long at 9", "3-3 " + GapReason.EXPIRED), shown(second));
        Stages.await(second.close());
    }
}
