package dev.restante.domain.canary;

import java.util.concurrent.CompletionStage;

/** Breaks: the domain has no threads, and so nothing to wait for. */
public final class WaitsForAFuture {
    public String await(CompletionStage<String>[] stages) {
        return stages[0].toCompletableFuture().join();
    }
}
