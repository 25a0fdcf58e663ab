package dev.restante.websocket.undertow;

import dev.restante.websocket.socket.Socket;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import io.undertow.websockets.spi.AsyncWebSocketHttpServerExchange;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns a request that was found in order into a WebSocket connection (RFC 6455, section 4.2.2). */
public final class Upgrade {
    private Upgrade() {}

    /**
     * Answers 101, and hands over the socket once that is out; never, where the client is gone before.
     *
     * @param subprotocol the one agreed upon; null for none
     * @param maxBytes of one message of the client
     * @param onOpen runs on the socket's thread
     */
    public static void of(
            HttpServerExchange exchange, @Nullable String subprotocol, int maxBytes, Consumer<Socket> onOpen) {
        // No extension, compression least of all: it costs memory per connection, and one client's choice leaks to
        // others.
        Hybi13Handshake handshake = new Hybi13Handshake(Set.of(), false);
        var facade = new AsyncWebSocketHttpServerExchange(exchange, ConcurrentHashMap.newKeySet());
        if (subprotocol != null) {
            exchange.getResponseHeaders().put(Headers.SEC_WEB_SOCKET_PROTOCOL, subprotocol);
        }
        exchange.upgradeChannel((connection, upgraded) -> {
            Meter meter = Meter.on(connection);
            var channel = handshake.createChannel(facade, connection, facade.getBufferPool());
            onOpen.accept(new UndertowSocket(channel, meter, maxBytes));
        });
        handshake.handshake(facade);
    }
}
