package dev.restante.websocket.http;

import io.undertow.server.HttpServerExchange;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a request comes from, as {@link dev.restante.websocket.forwarding.ClientAddress} found out. */
final class ClientAddress {
    private ClientAddress() {}

    static InetAddress of(HttpServerExchange exchange) {
        try {
            return InetAddress.getByAddress(
                    dev.restante.websocket.forwarding.ClientAddress.of(exchange).address().bytes());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }
}
