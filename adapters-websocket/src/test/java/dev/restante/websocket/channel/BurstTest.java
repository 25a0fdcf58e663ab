package dev.restante.websocket.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xnio.OptionMap;
import org.xnio.Xnio;
import org.xnio.XnioIoThread;
import org.xnio.XnioWorker;

class BurstTest {
    private final List<String> ran = new CopyOnWriteArrayList<>();
    private XnioWorker worker;
    private XnioIoThread thread;

    @BeforeEach
    void start() throws IOException {
        worker = Xnio.getInstance().createWorker(OptionMap.EMPTY);
        thread = worker.getIoThread();
    }

    @AfterEach
    void stop() {
        worker.shutdownNow();
    }

    private void cause(String what) {
        Burst.execute(thread, () -> ran.add(what));
        Burst.caused();
    }

    /** Everything that was posted so far has run when this returns. */
    private List<String> ran() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        thread.execute(() -> done.complete(null));
        try {
            done.get(10, TimeUnit.SECONDS);
        } catch (TimeoutException | InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
        return List.copyOf(ran);
    }

    @Test
    void task_withinABurst_runsAtItsEnd() {
        Burst.around(() -> {
            cause("a");
            Burst.around(() -> cause("b"));
            assertEquals(List.of(), ran());
        });
        assertEquals(List.of("a", "b"), ran());
    }

    @Test
    void task_outsideOfABurst_runsAtOnce() {
        cause("a");
        assertEquals(List.of("a"), ran());
    }

    @Test
    void manyTasks_areNotHeldBackToTheEnd() {
        Burst.around(() -> {
            for (int i = 0; i < 1_000; i++) {
                cause("a");
            }
            assertTrue(ran().size() >= 500, () -> ran.size() + " (expected: at least 500)");
        });
        assertEquals(1_000, ran().size());
    }

    @Test
    void workThatThrows_loosesNothing() {
        assertThrows(IllegalStateException.class, () -> Burst.around(() -> {
            cause("a");
            throw new IllegalStateException("expected");
        }));
        assertEquals(List.of("a"), ran());
        cause("b");
        assertEquals(List.of("a", "b"), ran());
    }

    @Test
    void taskThatThrows_keepsNoOther() {
        Burst.around(() -> {
            Burst.execute(thread, () -> {
                throw new IllegalStateException("expected");
            });
            cause("a");
        });
        assertEquals(List.of("a"), ran());
    }
}
