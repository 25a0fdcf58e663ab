package dev.restante.websocket.management;

import dev.restante.ports.observing.Exposition;
import dev.restante.websocket.http.Answer;
import dev.restante.websocket.http.Endpoint;
import dev.restante.websocket.http.ProblemType;
import io.undertow.server.HttpServerExchange;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code GET /metrics}: what machines count, or 503 while there is nothing to be counted yet. */
final class Metrics implements Endpoint {
    private final Supplier<Optional<Exposition>> metrics;

    Metrics(Supplier<Optional<Exposition>> metrics) {
        this.metrics = metrics;
    }

    @Override
    public void serve(HttpServerExchange exchange, String name) {
        Optional<Exposition> exposition = metrics.get();
        if (exposition.isEmpty()) {
            Answer.problem(exchange, ProblemType.NOT_READY, "metrics (expected: a node whose services have started)");
            return;
        }
        // The first one takes a while, and health is not to wait for it.
        exchange.dispatch(() -> Answer.guarded(exchange, () -> write(exchange, exposition.get())));
    }

    private static void write(HttpServerExchange exchange, Exposition exposition) {
        Answer.text(exchange, exposition.mediaType(), exposition.text());
    }
}
