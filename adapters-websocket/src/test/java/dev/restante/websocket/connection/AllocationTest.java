package dev.restante.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.Urgency;
import dev.restante.ports.following.Offer;
import dev.restante.ports.following.Take;
import dev.restante.ports.mailbox.Committed;
import dev.restante.websocket.channel.Burst;
import dev.restante.websocket.frames.AckMode;
import dev.restante.websocket.frames.ServerFrames;
import dev.restante.websocket.socket.CloseCode;
import dev.restante.websocket.socket.Frame;
import dev.restante.websocket.socket.Socket;
import dev.restante.websocket.socket.SocketListener;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What handing a message to many readers leaves for the collector, counted by the JVM for this very thread. */
class AllocationTest {
    private static final int READERS = 200;
    private static final int MESSAGES = 16;
    private static final int TURNS = 50;

    /** Takes everything at once, and keeps nothing. */
    private static final class Sink implements Socket {
        private @Nullable Runnable task;
        private long frames;

        @Override
        public void listen(SocketListener listener) {}

        @Override
        public boolean write(List<Frame> pass) {
            frames += pass.size();
            return true;
        }

        @Override
        public void ping() {}

        @Override
        public void close(CloseCode code) {}

        @Override
        public void abort() {}

        @Override
        public void pauseReading() {}

        @Override
        public void resumeReading() {}

        @Override
        public void execute(Runnable given) {
            task = given;
        }

        @Override
        public void executeGathered(Runnable given) {
            task = given;
        }

        @Override
        public Traffic traffic() {
            return new Traffic(false, false, false, 0);
        }

        void run() {
            Runnable due = task;
            task = null;
            if (due != null) {
                due.run();
            }
        }
    }

    private final List<Sink> sinks = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();
    private final List<Offer> offers = new ArrayList<>();

    private void turn() {
        // By index: an iterator would be counted.
        for (int i = 0; i < MESSAGES; i++) {
            for (int k = 0; k < READERS; k++) {
                assertTrue(readers.get(k).offer(offers.get(i)) == Take.TAKEN);
            }
        }
        Burst.around(this::write);
    }

    private void write() {
        for (int k = 0; k < READERS; k++) {
            sinks.get(k).run();
        }
    }

    @Test
    void delivery_inTheSteadyState_allocatesNothing() {
        ConnectionLimits limits = new ConnectionLimits(1_000_000, 1_000, 10, 10, Duration.ofSeconds(25),
                Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30), 0, 0);
        for (int i = 0; i < READERS; i++) {
            Sink sink = new Sink();
            sinks.add(sink);
            readers.add(new Reader(ThreadId.parse("a"), null, AckMode.AUTO,
                    new Outbound(sink, ServerFrames.TEXT, limits, () -> {}), (who, why) -> {}));
        }
        for (int i = 1; i <= MESSAGES; i++) {
            Committed message = new Committed(ThreadId.parse("a"), new Epoch("e"), i, new MessageId("i"), 0, 1,
                    Urgency.NORMAL, Optional.empty(), Body.json("1"));
            offers.add(new Offer(message, false));
        }
        ThreadMXBean counter = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        turn();
        long before = counter.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TURNS; i++) {
            turn();
        }
        long bytes = counter.getCurrentThreadAllocatedBytes() - before;
        assertEquals(READERS * MESSAGES * (TURNS + 1), sinks.stream().mapToLong(sink -> sink.frames).sum());
        // An object has 16 bytes at least. What is left is that of a turn, not of a delivery.
        assertTrue(bytes < READERS * MESSAGES * TURNS,
                bytes + " bytes for " + READERS * MESSAGES * TURNS + " deliveries");
    }
}
