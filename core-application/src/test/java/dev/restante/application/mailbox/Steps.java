package dev.restante.application.mailbox;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs what it is given when it is told to, in order, on the thread that tells. */
public final class Steps implements Executor {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean holding = true;

    @Override
    public void execute(Runnable work) {
        if (holding) {
            waiting.add(work);
        } else {
            work.run();
        }
    }

    public int size() {
        return waiting.size();
    }

    /** The work done first of what waits; answers false where nothing waits. */
    public boolean next() {
        Runnable work = waiting.poll();
        if (work != null) {
            work.run();
        }
        return work != null;
    }

    /** All that waits, and what comes of it. */
    public void all() {
        while (next()) {
            // Work may lead to more.
        }
    }

    /** What waits, and from now on everything at once. */
    void letGo() {
        holding = false;
        all();
    }

    /** What waits will never be done. */
    public void crash() {
        waiting.clear();
    }
}
