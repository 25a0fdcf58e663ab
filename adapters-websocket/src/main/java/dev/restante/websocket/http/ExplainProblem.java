package dev.restante.websocket.http;

import dev.restante.websocket.json.JsonBytes;
import io.undertow.server.HttpServerExchange;

/** {@code GET /problems/{name}}. */
public final class ExplainProblem implements Endpoint {
    @Override
    public void serve(HttpServerExchange exchange, String name) {
        ProblemType type = ProblemType.named(name);
        if (type == null) {
            Answer.problem(exchange, ProblemType.NOT_FOUND, "there is no problem of that name");
            return;
        }
        JsonBytes json = new JsonBytes(512)
                .beginObject()
                .field("type", "/problems/" + type.text())
                .field("title", type.title())
                .field("status", type.status())
                .field("explanation", type.explanation());
        Answer.json(exchange, 200, json.endObject());
    }
}
