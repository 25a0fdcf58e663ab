package dev.restante.websocket.http;

import io.undertow.server.HttpServerExchange;
import java.net.InetAddress;

/** Where a request comes from: the one place that says so. */
final class ClientAddress {
    private ClientAddress() {}

    static InetAddress of(HttpServerExchange exchange) {
        return exchange.getSourceAddress().getAddress();
    }
}
