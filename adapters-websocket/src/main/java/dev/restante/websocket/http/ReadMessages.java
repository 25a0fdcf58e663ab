package dev.restante.websocket.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/** {@code GET /v1/threads/{thread}/messages}: a page of them or a stream, as the client would rather have it. */
final class ReadMessages implements Endpoint {
    private final Endpoint page;
    private final Endpoint stream;

    ReadMessages(Endpoint page, Endpoint stream) {
        this.page = page;
        this.stream = stream;
    }

    @Override
    public void serve(HttpServerExchange exchange, String name) {
        exchange.getResponseHeaders().add(Headers.VARY, "Accept");
        boolean events = Accept.quality(exchange, Accept.EVENTS) > Accept.quality(exchange, Accept.JSON);
        (events ? stream : page).serve(exchange, name);
    }
}
