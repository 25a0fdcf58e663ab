package dev.restante.application.verification;

import dev.restante.application.time.Timeline;
import dev.restante.ports.mailbox.MailboxUnavailable;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What came of asking somebody who may answer, throw, or never answer. */
sealed interface Answer<T> {
    record Given<T>(T value) implements Answer<T> {}

    record Threw<T>(String what) implements Answer<T> {}

    record Silent<T>() implements Answer<T> {}

    /** Waits for the answer at most this long. */
    static <T> Answer<T> of(CompletableFuture<T> answer, Timeline timeline, Duration atMost)
            throws InterruptedException {
        if (timeline.await(answer, atMost) == Timeline.Waited.TIMED_OUT) {
            return new Silent<>();
        }
        try {
            return new Given<>(answer.join());
        } catch (CompletionException failed) {
            return new Threw<>(words(failed.getCause() == null ? failed : failed.getCause()));
        } catch (CancellationException cancelled) {
            return new Threw<>(cancelled.toString());
        }
    }

    /** What an operator reads on the page of readiness: a mailbox that says why needs no name of a class. */
    private static String words(Throwable cause) {
        return cause instanceof MailboxUnavailable unavailable
                ? String.valueOf(unavailable.getMessage())
                : cause.toString();
    }
}
