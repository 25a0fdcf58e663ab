package dev.restante.ports.testing;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for stages, never for ever. */
public final class Stages {
    /** A stage that takes longer is taken for one that hangs. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private Stages() {}

    /** The value; throws what the stage failed with, where that is unchecked. */
    public static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new AssertionError("the stage failed", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("the stage did not complete within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What the stage fails with, bare of wrappings; an error where it does not fail. */
    public static Throwable failure(CompletionStage<?> stage) {
        Throwable failure;
        try {
            Object value = stage.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            throw new AssertionError("the stage completed with " + value + " (expected: a failure)");
        } catch (ExecutionException e) {
            failure = e;
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("the stage did not fail within " + PATIENCE, e);
        }
        while ((failure instanceof ExecutionException || failure instanceof CompletionException)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }
}
