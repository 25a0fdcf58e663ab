package dev.restante.websocket.management;

import dev.restante.domain.serving.Readiness;
import dev.restante.ports.operations.ServingStatus;
import dev.restante.ports.operations.ServingView;
import dev.restante.websocket.http.Answer;
import dev.restante.websocket.http.Endpoint;
import io.undertow.server.HttpServerExchange;
import java.util.function.Function;

/** {@code /livez}, {@code /readyz} or {@code /startupz}: 200 or 503, and why. */
final class Health implements Endpoint {
    private static final int UP = 200;
    private static final int DOWN = 503;

    private final ServingView serving;
    private final Function<Readiness, dev.restante.domain.serving.Health> question;

    Health(ServingView serving, Function<Readiness, dev.restante.domain.serving.Health> question) {
        this.serving = serving;
        this.question = question;
    }

    @Override
    public void serve(HttpServerExchange exchange, String name) {
        ServingStatus status = serving.status();
        int code = switch (question.apply(status.readiness())) {
            case UP -> UP;
            case DOWN -> DOWN;
        };
        Answer.json(exchange, code, StateJson.status(status).endObject());
    }
}
