package dev.restante.websocket.http;

import io.undertow.server.HttpServerExchange;

/** What one method of one resource does, on the I/O thread and without blocking it. */
public interface Endpoint {
    /**
     * Answers, now or later. Throws {@link dev.restante.domain.message.InvalidValue} for what breaks a rule of form.
     *
     * @param name the variable part of the path, decoded; empty where it has none
     */
    void serve(HttpServerExchange exchange, String name);
}
