package dev.restante.application.canary.seam;

/** Breaks: threads come from outside. */
public final class StartsAThread {
    public Thread start(Runnable task) {
        return Thread.ofVirtual().start(task);
    }
}
