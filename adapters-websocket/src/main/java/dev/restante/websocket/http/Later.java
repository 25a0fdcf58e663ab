package dev.restante.websocket.http;

import dev.restante.ports.access.Forbidden;
import dev.restante.ports.mailbox.MailboxUnavailable;
import dev.restante.websocket.connection.Unforeseen;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers once a port has: no thread waits meanwhile. */
public final class Later {
    private Later() {}

    /** Asks when the exchange has left its handler, and answers on its I/O thread. */
    public static <T> void answer(
            HttpServerExchange exchange, Supplier<CompletionStage<T>> ask, Consumer<? super T> answer) {
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {
            var unused = asked(ask)
                    .whenComplete((result, failure) -> exchange.getIoThread()
                            .execute(() -> Connectors.executeRootHandler(
                                    same -> finish(exchange, result, failure, answer), exchange)));
        });
    }

    private static <T> CompletionStage<T> asked(Supplier<CompletionStage<T>> ask) {
        try {
            return ask.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static <T> void finish(
            HttpServerExchange exchange, T result, @Nullable Throwable failure, Consumer<? super T> answer) {
        if (failure == null) {
            Answer.guarded(exchange, () -> answer.accept(result));
        } else {
            failed(exchange, failure);
        }
    }

    /** What went wrong in us: told in the log, not to the client. */
    static void failed(HttpServerExchange exchange, Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        if (cause instanceof MailboxUnavailable) {
            Answer.problem(exchange, ProblemType.UNAVAILABLE, "the mailbox could not be reached");
        } else if (cause instanceof Forbidden) {
            Answer.problem(exchange, ProblemType.FORBIDDEN, String.valueOf(cause.getMessage()));
        } else {
            Unforeseen.log("request", cause);
            Answer.problem(exchange, ProblemType.FAULT, "the gateway failed");
        }
    }
}
