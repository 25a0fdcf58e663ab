package dev.restante.websocket.http;

import dev.restante.websocket.access.Caller;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/** {@code GET /v1/threads/{thread}/messages}: a page of them or a stream, as the client would rather have it. */
final class ReadMessages implements CallerEndpoint {
    private final CallerEndpoint page;
    private final CallerEndpoint stream;

    ReadMessages(CallerEndpoint page, CallerEndpoint stream) {
        this.page = page;
        this.stream = stream;
    }

    @Override
    public void serve(HttpServerExchange exchange, Caller caller, String name) {
        exchange.getResponseHeaders().add(Headers.VARY, "Accept");
        boolean events = Accept.quality(exchange, Accept.EVENTS) > Accept.quality(exchange, Accept.JSON);
        (events ? stream : page).serve(exchange, caller, name);
    }
}
