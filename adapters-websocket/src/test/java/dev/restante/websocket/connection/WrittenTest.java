package dev.restante.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.Urgency;
import dev.restante.ports.following.Subscription;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.mailbox.Committed;
import dev.restante.websocket.channel.Burst;
import dev.restante.websocket.frames.AckMode;
import dev.restante.websocket.frames.ServerFrames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class WrittenTest {
    private static final ThreadId A = ThreadId.parse("a");

    private final List<String> acknowledged = new ArrayList<>();

    private Reader reader(String name, ThreadId thread) {
        ConnectionLimits limits =
                new ConnectionLimits(1_000, 1_000, 10, 10, Duration.ofSeconds(25), Duration.ofSeconds(5),
                        Duration.ofSeconds(30), Duration.ofSeconds(30), 0, 0);
        Reader reader = new Reader(
                thread, null, AckMode.AUTO, new Outbound(new FakeSocket(), ServerFrames.TEXT, limits, () -> {}),
                (who, why) -> {});
        reader.attach(new Subscription() {
            @Override
            public CompletionStage<AckResult> acknowledge(Position position) {
                acknowledged.add(name + " " + position.epoch() + " " + position.sequence());
                return CompletableFuture.completedStage(new AckResult.Acknowledged(position.sequence()));
            }

            @Override
            public void ready() {}

            @Override
            public void close() {}
        });
        return reader;
    }

    private static void wrote(Reader reader, String epoch, long sequence) {
        reader.wrote(
                new Committed(reader.thread(), new Epoch(epoch), sequence, new MessageId("i"), 0, 1, Urgency.NORMAL,
                        Optional.empty(), Body.json("1")));
        Written.by(reader);
    }

    @Test
    void readersOfOneThread_withinABurst_acknowledgeOnce_theFurthest() {
        Reader first = reader("first", A);
        Reader second = reader("second", A);
        Reader third = reader("third", A);
        Burst.around(() -> {
            wrote(first, "e", 1);
            wrote(second, "e", 3);
            wrote(third, "e", 2);
            assertEquals(List.of(), acknowledged);
        });
        assertEquals(List.of("second e 3"), acknowledged);
    }

    @Test
    void readersOfTwoThreads_acknowledgeEach() {
        Reader first = reader("first", A);
        Reader second = reader("second", ThreadId.parse("b"));
        Burst.around(() -> {
            wrote(first, "e", 1);
            wrote(second, "e", 2);
        });
        assertEquals(List.of("first e 1", "second e 2"), acknowledged);
    }

    @Test
    void readersInTwoEpochs_acknowledgeEach() {
        Reader first = reader("first", A);
        Reader second = reader("second", A);
        Burst.around(() -> {
            wrote(first, "e", 9);
            wrote(second, "f", 1);
        });
        assertEquals(List.of("first e 9", "second f 1"), acknowledged);
    }

    @Test
    void reader_outsideOfABurst_acknowledgesAtOnce() {
        wrote(reader("only", A), "e", 1);
        assertEquals(List.of("only e 1"), acknowledged);
    }
}
