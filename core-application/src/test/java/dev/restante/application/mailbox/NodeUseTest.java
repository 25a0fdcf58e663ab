package dev.restante.application.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.message.ThreadId;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NodeUseTest {
    private static final ThreadId USER = new ThreadId("user");
    private static final int TRIES = 300_000;

    /** Four that take and give back where there is room for three: never more than three have some. */
    @Test
    void whoeverTakesRoom_atOnceWithOthers_takesNoMoreThanThereIs() throws InterruptedException, ExecutionException {
        NodeUse use = new NodeUse(new NodeLimits(3, 1, 1));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (ExecutorService takers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> done = IntStream.range(0, 4).<Future<?>>mapToObj(taker -> takers.submit(() -> {
                for (int i = 0; i < TRIES; i++) {
                    if (use.reserve(USER, 1)) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.onSpinWait();
                        inside.decrementAndGet();
                        use.release(1);
                    } else {
                        refused.incrementAndGet();
                    }
                }
            })).toList();
            for (Future<?> each : done) {
                each.get();
            }
        }
        assertEquals(3, most.get());
        assertEquals(0, use.bytes());
        assertTrue(refused.get() > 0, "nobody was ever refused: nothing was proven");
    }

    @Test
    void theSystemsReserve_isForTheSystemOnly() {
        NodeUse use = new NodeUse(new NodeLimits(3, 1, 2));
        assertTrue(use.reserve(USER, 3) && !use.reserve(USER, 1));
        assertTrue(use.reserve(ThreadId.system("probe"), 2) && !use.reserve(ThreadId.system("probe"), 1));
        assertTrue(use.reserve(USER, -1), "what frees room always fits");
        assertTrue(!use.reserve(USER, 1), "the system's own counts too");
    }
}
