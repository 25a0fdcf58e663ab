package dev.restante.auth.keys;

import dev.restante.ports.access.Authenticated;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Where keys are hashed that only hashing can tell. */
record Hashing(Executor executor) {
    static final Authenticated UNKNOWN = new Authenticated.Refused("key: unknown");

    /** Judges there, or says that there is too much to do. */
    CompletionStage<Authenticated> judge(Supplier<Authenticated> judge) {
        try {
            return CompletableFuture.supplyAsync(judge, executor);
        } catch (RejectedExecutionException busy) {
            return CompletableFuture.completedStage(new Authenticated.Unavailable("keys: too many are being checked"));
        }
    }
}
