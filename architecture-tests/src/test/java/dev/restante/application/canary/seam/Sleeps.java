package dev.restante.application.canary.seam;

/** Breaks: nobody sleeps. */
public final class Sleeps {
    public void doze() throws InterruptedException {
        Thread.sleep(1);
    }
}
