package dev.restante.websocket.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.time.Duration;

/**
 * Lets pages of the origins that {@link Origins} admits read the API's answers (the Fetch standard, section 3.2). Nobody else
 * is told anything: their requests are refused further in. Credentials that a browser adds by itself are never asked for, as
 * the API knows none. Any number of threads.
 */
public final class Cors implements HttpHandler {
    private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
    private static final HttpString ALLOW_METHODS = new HttpString("Access-Control-Allow-Methods");
    private static final HttpString ALLOW_HEADERS = new HttpString("Access-Control-Allow-Headers");
    private static final HttpString EXPOSE_HEADERS = new HttpString("Access-Control-Expose-Headers");
    private static final HttpString MAX_AGE = new HttpString("Access-Control-Max-Age");
    private static final String REQUESTED = "Access-Control-Request-Method";

    private static final String API = "/v1/";
    private static final String METHODS = "GET, HEAD, POST, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Idempotency-Key, TTL, Urgency, Topic, Last-Event-ID, Accept";
    private static final String RESPONSE_HEADERS = "Retry-After, WWW-Authenticate, Allow";
    /** How long a browser may remember what it was allowed; longer than two hours none of them does. */
    private static final Duration REMEMBERED = Duration.ofHours(2);

    private final Origins origins;
    private final HttpHandler next;

    public Cors(Origins origins, HttpHandler next) {
        this.origins = origins;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.getRequestURI().startsWith(API)) {
            exchange.getResponseHeaders().add(Headers.VARY, "Origin");
            String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
            if (origin != null && origins.admit(exchange)) {
                exchange.getResponseHeaders().put(ALLOW_ORIGIN, origin).put(EXPOSE_HEADERS, RESPONSE_HEADERS);
                if (isPreflight(exchange)) {
                    answer(exchange);
                    return;
                }
            }
        }
        next.handleRequest(exchange);
    }

    /** One with a body is no preflight, and none of ours to read. */
    private static boolean isPreflight(HttpServerExchange exchange) {
        return exchange.getRequestMethod().equals(Methods.OPTIONS)
                && exchange.getRequestHeaders().contains(REQUESTED)
                && exchange.isRequestComplete();
    }

    private static void answer(HttpServerExchange exchange) {
        exchange.setStatusCode(204);
        exchange.getResponseHeaders()
                .put(ALLOW_METHODS, METHODS)
                .put(ALLOW_HEADERS, REQUEST_HEADERS)
                .put(MAX_AGE, Long.toString(REMEMBERED.toSeconds()));
        exchange.endExchange();
    }
}
