package dev.restante.app.crash;

import org.jspecify.annotations.Nullable;

/** How much happened in one life of the process, and whether somebody found a fault. */
final class Progress {
    private long events;
    private boolean ending;
    private @Nullable Throwable fault;

    synchronized void happened() {
        events++;
        notifyAll();
    }

    synchronized void failed(Throwable found) {
        fault = fault == null ? found : fault;
        notifyAll();
    }

    /** Returns when so much has happened. */
    synchronized void await(long count) throws InterruptedException {
        while (events < count && fault == null) {
            wait();
        }
        check();
    }

    /** From here on, connections may break. */
    synchronized void ending() {
        ending = true;
    }

    synchronized boolean isEnding() {
        return ending;
    }

    synchronized void check() {
        if (fault != null) {
            throw new AssertionError("a client found a fault", fault);
        }
    }
}
