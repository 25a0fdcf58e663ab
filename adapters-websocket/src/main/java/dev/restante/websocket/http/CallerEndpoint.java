package dev.restante.websocket.http;

import dev.restante.websocket.access.Caller;
import io.undertow.server.HttpServerExchange;

/** Serves whoever it is called by, as far as that caller may. Any number of threads. */
interface CallerEndpoint {
    /** {@code name}: the variable segment of the path, empty where it has none. */
    void serve(HttpServerExchange exchange, Caller caller, String name);

    /** The caller's credential was good once; {@code true} where the caller was answered here. */
    default boolean serveExpired(HttpServerExchange exchange) {
        return false;
    }
}
