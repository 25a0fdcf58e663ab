package dev.restante.websocket.management;

import dev.restante.domain.serving.Transition;
import dev.restante.websocket.http.Answer;
import dev.restante.websocket.http.Endpoint;
import dev.restante.websocket.http.ProblemType;
import dev.restante.websocket.json.JsonBytes;
import io.undertow.server.HttpServerExchange;
import java.util.function.Supplier;

/** {@code POST /drain} or {@code /drain/cancel}: 202 where the state moved, 409 where it could not. */
final class Drain implements Endpoint {
    private static final int ACCEPTED = 202;

    private final Supplier<Transition> request;

    Drain(Supplier<Transition> request) {
        this.request = request;
    }

    @Override
    public void serve(HttpServerExchange exchange, String name) {
        switch (request.get()) {
            case Transition.Moved moved -> {
                JsonBytes json = new JsonBytes(64).beginObject().field("state", moved.state().name());
                Answer.json(exchange, ACCEPTED, json.endObject());
            }
            case Transition.Refused refused -> Answer.problem(exchange, ProblemType.WRONG_STATE, refused.describe());
        }
    }
}
