package dev.restante.websocket.http;

import dev.restante.domain.message.InvalidValue;
import dev.restante.websocket.forwarding.TrustedProxies;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** Finds out where a request comes from, before anything else is asked. Any number of threads. */
public final class Forwarding implements HttpHandler {
    private final TrustedProxies proxies;
    private final HttpHandler next;

    public Forwarding(TrustedProxies proxies, HttpHandler next) {
        this.proxies = proxies;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        try {
            proxies.client(exchange).attachTo(exchange);
        } catch (InvalidValue malformed) {
            // From a proxy of ours: it is set up wrongly, or its client tries something.
            exchange.setPersistent(false);
            Answer.problem(exchange, ProblemType.INVALID, malformed.getMessage());
            return;
        }
        next.handleRequest(exchange);
    }
}
