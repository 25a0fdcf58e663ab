package dev.restante.websocket.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.XnioIoThread;

/**
 * What one thread causes on connections' threads while it does many things in a row: handed over at the end, all at once, so
 * that each of them is woken once and finds all that it has to write. Belongs to the thread that it is of.
 */
public final class Burst {
    /** So much is held back at most: what was caused first must not wait for ever. */
    private static final int MOST_TASKS = 512;

    private static final Logger LOG = LoggerFactory.getLogger(Burst.class);
    private static final ThreadLocal<@Nullable Burst> CURRENT = new ThreadLocal<>();

    private record Held(XnioIoThread thread, List<Runnable> tasks) {}

    private final List<Held> held = new ArrayList<>(2);
    private int causes;

    private Burst() {}

    /** Does the work, and holds back what it causes. One within another is part of that. */
    public static void around(Runnable work) {
        if (CURRENT.get() != null) {
            work.run();
            return;
        }
        Burst burst = new Burst();
        CURRENT.set(burst);
        try {
            work.run();
        } finally {
            CURRENT.remove();
            burst.release();
        }
    }

    /** One thing more was caused; when they are many, what is held back goes. */
    public static void caused() {
        Burst burst = CURRENT.get();
        if (burst != null && ++burst.causes >= MOST_TASKS) {
            burst.release();
        }
    }

    /** Runs the task on a connection's thread at the end of the burst, or soon where there is none. */
    static void execute(XnioIoThread thread, Runnable task) {
        Burst burst = CURRENT.get();
        if (burst == null) {
            post(thread, task);
        } else {
            burst.hold(thread, task);
        }
    }

    /** Drops the task where the thread is no more. */
    static void post(XnioIoThread thread, Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            // The listener is closed, and what is left of the connection was cut with it.
        }
    }

    private void hold(XnioIoThread thread, Runnable task) {
        for (Held known : held) {
            if (known.thread.equals(thread)) {
                known.tasks.add(task);
                return;
            }
        }
        List<Runnable> tasks = new ArrayList<>();
        tasks.add(task);
        held.add(new Held(thread, tasks));
    }

    private void release() {
        causes = 0;
        for (Held each : held) {
            post(each.thread, () -> each.tasks.forEach(Burst::run));
        }
        held.clear();
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            // One connection's fault is none of the others'.
            LOG.error("task of a connection failed", e);
        }
    }
}
