package dev.restante.websocket;

import dev.restante.websocket.loopback.LoopbackProbe;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.xnio.XnioWorker;

/** The threads that move a listener's bytes: each carries its share of all connections, and stands for it. */
final class IoThreads implements LoopbackProbe.Vigil {
    private final XnioWorker worker;
    private final AtomicBoolean[] asked;

    IoThreads(XnioWorker worker, int count) {
        this.worker = worker;
        this.asked = IntStream.range(0, count).mapToObj(i -> new AtomicBoolean()).toArray(AtomicBoolean[]::new);
    }

    @Override
    public String silent(Duration within) {
        CountDownLatch answers = new CountDownLatch(asked.length);
        for (int i = 0; i < asked.length; i++) {
            AtomicBoolean pending = asked[i];
            // One that has not answered the last time is not asked again: its tasks would pile up.
            if (pending.compareAndSet(false, true)) {
                worker.getIoThread(i).execute(() -> {
                    pending.set(false);
                    answers.countDown();
                });
            }
        }
        try {
            boolean all = answers.await(within.toNanos(), TimeUnit.NANOSECONDS);
            return all ? "" : answers.getCount() + " of " + asked.length + " I/O threads";
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            return "I/O threads";
        }
    }
}
