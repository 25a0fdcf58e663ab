package dev.restante.application.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SerialTest {
    private final List<String> log = new ArrayList<>();
    private final List<Throwable> faults = new ArrayList<>();
    private final Serial serial = new Serial(Runnable::run, () -> log.add("|"), faults::add);

    @Test
    void anIdleSerial_runsTheTaskAtOnce_andEndsThePass() {
        serial.submit(() -> log.add("a"));
        serial.submit(() -> log.add("b"));
        assertEquals(List.of("a", "|", "b", "|"), log);
    }

    @Test
    void aTaskSubmittedFromWithin_runsAfterwards_inTheSamePass() {
        serial.submit(() -> {
            serial.submit(() -> log.add("b"));
            serial.submit(() -> {
                serial.submit(() -> log.add("d"));
                log.add("c");
            });
            log.add("a");
        });
        assertEquals(List.of("a", "b", "c", "d", "|"), log);
    }

    @Test
    void aTaskSubmittedAtTheEndOfAPass_runsInAnother() {
        AtomicBoolean once = new AtomicBoolean();
        Serial[] self = new Serial[1];
        self[0] = new Serial(
                Runnable::run,
                () -> {
                    log.add("|");
                    if (once.compareAndSet(false, true)) {
                        self[0].submit(() -> log.add("b"));
                    }
                },
                faults::add);
        self[0].submit(() -> log.add("a"));
        assertEquals(List.of("a", "|", "b", "|"), log);
    }

    @Test
    void aTaskThatThrows_isReported_andStopsNothing() {
        serial.submit(() -> {
            serial.submit(() -> log.add("b"));
            throw new IllegalStateException("fault");
        });
        serial.submit(() -> log.add("c"));
        assertEquals(List.of("b", "|", "c", "|"), log);
        assertEquals(1, faults.size());
    }

    @Test
    void anErrorInATask_isReported_andStopsNothing() {
        serial.submit(() -> {
            throw new StackOverflowError("fault");
        });
        serial.submit(() -> log.add("b"));
        assertEquals(List.of("|", "b", "|"), log);
        assertEquals(1, faults.size());
    }

    @Test
    void manyTasks_moveToTheExecutor_soThatTheCallerIsFree() {
        Steps executor = new Steps();
        AtomicInteger done = new AtomicInteger();
        Serial fair = new Serial(executor, () -> log.add("|"), faults::add);
        fair.submit(() -> {
            for (int i = 0; i < 2_500; i++) {
                fair.submit(done::incrementAndGet);
            }
        });
        assertTrue(done.get() < 1_100, () -> "done by the caller: " + done);
        executor.all();
        assertEquals(2_500, done.get());
        assertEquals(3, log.size());
    }

    @Test
    void aBriefCaller_doesItsOwnTask_andLeavesTheRestToTheExecutor() {
        Steps executor = new Steps();
        Serial brief = new Serial(executor, () -> log.add("|"), faults::add);
        brief.submitBriefly(() -> {
            log.add("own");
            brief.submit(() -> log.add("other"));
            brief.submit(() -> log.add("third"));
        });
        assertEquals(List.of("own", "|"), log);
        executor.all();
        assertEquals(List.of("own", "|", "other", "third", "|"), log);
    }

    @Test
    void anExecutorThatRefuses_leavesTheWorkToTheCaller() {
        AtomicInteger done = new AtomicInteger();
        Serial alone = new Serial(
                work -> {
                    throw new RejectedExecutionException("shut down");
                },
                () -> {}, faults::add);
        alone.submit(() -> {
            for (int i = 0; i < 2_500; i++) {
                alone.submit(done::incrementAndGet);
            }
        });
        alone.submit(done::incrementAndGet);
        assertEquals(2_501, done.get());
    }

    /** Each caller's tasks in its order, one at a time, none lost. */
    @Test
    void manyCallers_areServedOneAtATime_eachInItsOrder() throws InterruptedException {
        int callers = 4;
        int each = 20_000;
        AtomicBoolean running = new AtomicBoolean();
        AtomicInteger overlaps = new AtomicInteger();
        int[] last = new int[callers];
        int[] wrong = new int[1];
        CountDownLatch all = new CountDownLatch(callers * each);
        try (ExecutorService executor = Executors.newFixedThreadPool(callers + 1)) {
            Serial shared = new Serial(executor, () -> {}, faults::add);
            for (int caller = 0; caller < callers; caller++) {
                int own = caller;
                executor.execute(() -> IntStream.rangeClosed(1, each).forEach(i -> shared.submit(() -> {
                    overlaps.addAndGet(running.compareAndSet(false, true) ? 0 : 1);
                    wrong[0] += last[own] == i - 1 ? 0 : 1;
                    last[own] = i;
                    running.set(false);
                    all.countDown();
                })));
            }
            assertTrue(all.await(20, TimeUnit.SECONDS), () -> "left: " + all.getCount());
        }
        assertEquals(0, overlaps.get());
        assertEquals(0, wrong[0]);
    }
}
