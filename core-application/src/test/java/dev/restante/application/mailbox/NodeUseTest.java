package dev.restante.application.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.message.ThreadId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

final class NodeUseTest {
    private static final ThreadId USER = new ThreadId("user");
    private static final int TRIES = 20_000_000;

    /** Two that take and give back where there is room for one. Lean, so that they meet between the look and the take. */
    @Test
    void whoeverTakesRoom_atOnceWithAnother_takesNoMoreThanThereIs() throws InterruptedException, ExecutionException {
        NodeUse use = new NodeUse(new NodeLimits(1, 1, 1));
        AtomicLong over = new AtomicLong();
        LongAdder refused = new LongAdder();
        try (ExecutorService takers = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> taker = () -> {
                for (int i = 0; i < TRIES; i++) {
                    if (!use.reserve(USER, 1)) {
                        refused.increment();
                        continue;
                    }
                    if (use.bytes() > 1) {
                        over.incrementAndGet();
                    }
                    use.release(1);
                }
                return true;
            };
            for (Future<Boolean> done : takers.invokeAll(List.of(taker, taker))) {
                assertTrue(done.get());
            }
        }
        assertEquals(0, over.get());
        assertEquals(0, use.bytes());
        assertTrue(refused.sum() > 0, "nobody was ever refused: nothing was proven");
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
