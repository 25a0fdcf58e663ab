package dev.restante.application.startup;

import dev.restante.application.time.Timeline;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;

/**
 * Runs a piece of work on a thread of its own and waits for it no longer than it may take. Work that does not heed its
 * interruption is left behind: its threads should be daemons.
 */
final class StepThread {
    private final ThreadFactory threads;
    private final Timeline timeline;

    StepThread(ThreadFactory threads, Timeline timeline) {
        this.threads = threads;
        this.timeline = timeline;
    }

    /** How the work ended. */
    sealed interface Ended<T> {
        record Returned<T>(T value) implements Ended<T> {}

        record Threw<T>(Throwable cause) implements Ended<T> {}

        record TimedOut<T>() implements Ended<T> {}

        record GivenUp<T>() implements Ended<T> {}
    }

    /** {@code giveUp} ends the waiting early, as the deadline does. */
    <T> Ended<T> run(Callable<T> work, Duration allowed, CompletionStage<?> giveUp) throws InterruptedException {
        CompletableFuture<T> done = new CompletableFuture<>();
        long began = timeline.nanos();
        Thread thread = threads.newThread(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable thrown) {
                done.completeExceptionally(thrown);
            }
        });
        thread.start();
        CompletableFuture<?> either = CompletableFuture.anyOf(done, giveUp.toCompletableFuture());
        Timeline.Waited waited;
        try {
            waited = timeline.await(either, allowed.minus(timeline.since(began)));
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            throw interrupted;
        }
        if (done.isDone()) {
            return ended(done);
        }
        thread.interrupt();
        return waited == Timeline.Waited.TIMED_OUT ? new Ended.TimedOut<>() : new Ended.GivenUp<>();
    }

    private static <T> Ended<T> ended(CompletableFuture<T> done) throws InterruptedException {
        try {
            return new Ended.Returned<>(done.get());
        } catch (ExecutionException thrown) {
            return new Ended.Threw<>(thrown.getCause() == null ? thrown : thrown.getCause());
        }
    }
}
