package dev.restante.websocket.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
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
    private static final ThreadLocal<Burst> HERE = ThreadLocal.withInitial(Burst::new);

    private record Held(XnioIoThread thread, List<Runnable> tasks) {}

    private final List<Held> held = new ArrayList<>(2);
    private final List<Runnable> atEnd = new ArrayList<>(1);
    private boolean going;
    private int causes;

    private Burst() {}

    /** Does the work, and holds back what it causes. One within another is part of that. */
    public static void around(Runnable work) {
        Burst burst = HERE.get();
        if (burst.going) {
            work.run();
            return;
        }
        burst.going = true;
        try {
            work.run();
        } finally {
            burst.end();
        }
    }

    /** Runs the task once, when this thread's burst ends; false where there is none. What it causes is still part of it. */
    public static boolean atEnd(Runnable task) {
        Burst burst = HERE.get();
        return burst.going && burst.atEnd.add(task);
    }

    /** One thing more was caused; when they are many, what is held back goes. */
    public static void caused() {
        Burst burst = HERE.get();
        if (burst.going && ++burst.causes >= MOST_TASKS) {
            burst.release();
        }
    }

    /** Runs the task on a connection's thread at the end of the burst, or soon where there is none. */
    static void execute(XnioIoThread thread, Runnable task) {
        Burst burst = HERE.get();
        if (burst.going) {
            burst.hold(thread, task);
        } else {
            post(thread, task);
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

    private void end() {
        // By index: one may bring another.
        for (int i = 0; i < atEnd.size(); i++) {
            run(atEnd.get(i));
        }
        atEnd.clear();
        going = false;
        release();
    }

    private void release() {
        causes = 0;
        for (Held each : held) {
            post(each.thread, () -> around(() -> each.tasks.forEach(Burst::run)));
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
