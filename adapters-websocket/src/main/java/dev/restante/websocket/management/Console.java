package dev.restante.websocket.management;

import dev.restante.ports.observing.Ranking;
import dev.restante.ports.operations.ServingView;
import dev.restante.websocket.http.Answer;
import dev.restante.websocket.http.Later;
import dev.restante.websocket.http.ProblemType;
import dev.restante.websocket.json.JsonBytes;
import io.undertow.server.HttpServerExchange;
import java.util.Optional;
import java.util.function.Supplier;

/** What the operator's page asks for and does. */
final class Console {
    private static final int PLACES = 10;

    private final ServingView serving;
    private final Supplier<Optional<Inside>> inside;

    Console(ServingView serving, Supplier<Optional<Inside>> inside) {
        this.serving = serving;
        this.inside = inside;
    }

    /** The serving state, and the figures as soon as there are any. */
    void state(HttpServerExchange exchange, String name) {
        JsonBytes json = StateJson.status(serving.status());
        inside.get().ifPresent(node -> StateJson.figures(json, node.observing().observe()));
        Answer.json(exchange, 200, json.endObject());
    }

    /** The busiest and the fullest threads. */
    void threads(HttpServerExchange exchange, String name) {
        node(exchange).map(Inside::ranking).ifPresent(ranking -> answer(exchange, ranking));
    }

    private static void answer(HttpServerExchange exchange, Ranking ranking) {
        Later.answer(
                exchange, () -> ranking.rank(PLACES), ranked -> Answer.json(exchange, 200, StateJson.ranked(ranked)));
    }

    void send(HttpServerExchange exchange, String name) {
        node(exchange).ifPresent(node -> node.visits().send().serve(exchange, name));
    }

    void follow(HttpServerExchange exchange, String name) {
        node(exchange).ifPresent(node -> node.visits().follow().serve(exchange, name));
    }

    /** Empty where the request was answered, since there is nothing inside yet. */
    private Optional<Inside> node(HttpServerExchange exchange) {
        Optional<Inside> node = inside.get();
        if (node.isEmpty()) {
            Answer.problem(
                    exchange, ProblemType.NOT_READY, "state: " + serving.status().state() + " (expected: READY)");
        }
        return node;
    }
}
