package dev.restante.application.mailbox;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs tasks one at a time and in order, on the thread of whoever comes first: an idle serial costs no thread switch. A
 * task that is submitted while another runs, also from within it, runs after it. After {@value #PATIENCE} tasks in a row
 * the work moves to the executor, so that no caller serves the others for ever.
 */
final class Serial {
    private static final int PATIENCE = 1_024;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Executor executor;
    private final Runnable afterEachPass;
    private final Consumer<Throwable> faults;

    /**
     * {@code afterEachPass} runs as part of the serial whenever no task is left, and after each run of many. What a task
     * throws goes to {@code faults} and stops nothing else.
     */
    Serial(Executor executor, Runnable afterEachPass, Consumer<Throwable> faults) {
        this.executor = executor;
        this.afterEachPass = afterEachPass;
        this.faults = faults;
    }

    void submit(Runnable task) {
        submit(task, PATIENCE);
    }

    /** For callers who are needed elsewhere: they do no more than one task, their own where they come first. */
    void submitBriefly(Runnable task) {
        submit(task, 1);
    }

    private void submit(Runnable task, int patience) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            drain(patience);
        }
    }

    private void drain(int patience) {
        int done = 0;
        while (true) {
            Runnable task = tasks.poll();
            if (task != null) {
                run(task);
                done++;
            }
            if (task == null || done >= patience || waiting.get() == done) {
                run(afterEachPass);
                if (waiting.addAndGet(-done) == 0) {
                    return;
                }
                if (done >= patience && isHandedOn()) {
                    return;
                }
                done = 0;
            }
        }
    }

    /** An executor that was shut down leaves the work to whoever does it now. */
    private boolean isHandedOn() {
        try {
            executor.execute(() -> drain(PATIENCE));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            // Errors too: a serial that one task stopped would keep its threads waiting for ever.
            faults.accept(e);
        }
    }
}
