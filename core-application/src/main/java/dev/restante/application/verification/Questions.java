package dev.restante.application.verification;

import dev.restante.application.time.Timeline;
import dev.restante.ports.mailbox.MailboxUnavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks what may throw, block or never answer, and waits for it no longer than one verification may take. */
public final class Questions {
    private final Timeline timeline;
    private final Executor executor;
    private final Duration deadline;
    private final Consumer<Throwable> faults;
    private final AtomicInteger blockedCalls = new AtomicInteger();

    /**
     * @param executor makes the calls, so that one that blocks does not block verification; a thread each
     * @param deadline for all of one verification, cleaning up included
     * @param faults is told of what was thrown; a finding says it in an operator's words
     */
    public Questions(Timeline timeline, Executor executor, Duration deadline, Consumer<Throwable> faults) {
        this.timeline = timeline;
        this.executor = executor;
        this.deadline = deadline;
        this.faults = faults;
    }

    Duration deadline() {
        return deadline;
    }

    /** Whether a call of an earlier verification has not come back: no further thread should be spent on it. */
    boolean isBlocked() {
        return blockedCalls.get() > 0;
    }

    /** The questions of one verification, which begins now. */
    Round begin() {
        return new Round(timeline.nanos());
    }

    /** One verification's questions; its deadline is for all of them together. */
    final class Round {
        private final long began;

        private Round(long began) {
            this.began = began;
        }

        /** What is left of the deadline. */
        Duration left() {
            return deadline.minus(timeline.since(began));
        }

        <T> Answer<T> ask(Supplier<CompletionStage<T>> question) throws InterruptedException {
            blockedCalls.incrementAndGet();
            CompletableFuture<T> answer = CompletableFuture.supplyAsync(question, executor)
                    .whenComplete((stage, failure) -> blockedCalls.decrementAndGet())
                    .thenCompose(stage -> stage);
            if (timeline.await(answer, left()) == Timeline.Waited.TIMED_OUT) {
                return new Answer.Silent<>();
            }
            return answer.handle((value, failure) -> failure == null
                    ? new Answer.Given<>(value)
                    : new Answer.Threw<T>(words(failure)))
                    .join();
        }
    }

    private String words(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        if (cause instanceof MailboxUnavailable) { // told by the mailbox itself when it failed
            return String.valueOf(cause.getMessage());
        }
        faults.accept(cause);
        return "a fault inside the gateway, told in its log";
    }
}
