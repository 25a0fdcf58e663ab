package dev.restante.websocket.http;

import dev.restante.websocket.forwarding.ClientAddress;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.time.Duration;

/**
 * What every answer of the public listener tells a browser, should one show it: nothing of it is a page. Over TLS also that
 * this host is to be reached by TLS only (RFC 6797). Any number of threads.
 */
public final class SecurityHeaders implements HttpHandler {
    private static final HttpString POLICY = new HttpString("Content-Security-Policy");
    private static final HttpString REFERRER = new HttpString("Referrer-Policy");
    private static final HttpString NOSNIFF = new HttpString("X-Content-Type-Options");
    private static final HttpString TRANSPORT = new HttpString("Strict-Transport-Security");

    private final String transport;
    private final HttpHandler next;

    /** {@code hsts}: for how long, in whole seconds; zero for nothing said. */
    public SecurityHeaders(Duration hsts, HttpHandler next) {
        this.transport = hsts.isZero() ? "" : "max-age=" + hsts.toSeconds();
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        exchange.getResponseHeaders()
                .put(NOSNIFF, "nosniff")
                .put(REFERRER, "no-referrer")
                .put(POLICY, "default-src 'none'; frame-ancestors 'none'");
        if (!transport.isEmpty() && ClientAddress.of(exchange).secure()) {
            exchange.getResponseHeaders().put(TRANSPORT, transport);
        }
        next.handleRequest(exchange);
    }
}
