package dev.restante.application.canary.seam;

import java.util.concurrent.CompletionStage;

/** Breaks: threads come from outside; this one takes the pool of everybody. */
public final class RunsOnTheCommonPool {
    public CompletionStage<String> later(CompletionStage<String> stage) {
        return stage.thenApplyAsync(text -> text + "!");
    }
}
