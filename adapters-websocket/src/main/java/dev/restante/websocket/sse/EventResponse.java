package dev.restante.websocket.sse;

import dev.restante.websocket.channel.Carrier;
import dev.restante.websocket.socket.Socket;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Turns a request into a stream of events. The response has no length and ends with its connection (RFC 9112, section 6.3),
 * as in chunks no two readers could share bytes without a header of their own for each write.
 */
public final class EventResponse {
    /** How long browsers wait before they come back, where no farewell said otherwise. */
    private static final Duration RETRY = Duration.ofSeconds(2);

    private static final HttpString NO_BUFFERING = new HttpString("X-Accel-Buffering");
    private static final HttpString NOSNIFF = new HttpString("X-Content-Type-Options");

    private EventResponse() {}

    /** Sets what every such response says; beside that the headers are the exchange's. */
    public static void headers(HttpServerExchange exchange) {
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, "text/event-stream")
                .put(Headers.CACHE_CONTROL, "no-store")
                .put(NO_BUFFERING, "no")
                .put(NOSNIFF, "nosniff");
        if (exchange.getConnection() instanceof HttpServerConnection) {
            exchange.getResponseHeaders().put(Headers.CONNECTION, "close");
        }
    }

    /**
     * Takes the connection away from HTTP, for good (of HTTP/2 the stream), and hands over its socket; the head of the response
     * is written when somebody listens to that. Called last.
     *
     * @param onOpen runs on the socket's thread
     */
    public static void of(HttpServerExchange exchange, Consumer<Socket> onOpen) {
        headers(exchange);
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {
            if (exchange.getConnection() instanceof HttpServerConnection connection) {
                onOpen.accept(ofConnection(exchange, connection));
            } else {
                // Of HTTP/2: the response ends with its stream, and the frames around it are made below us.
                ByteBuffer retry = ByteBuffer.wrap(retry().getBytes(StandardCharsets.US_ASCII));
                onOpen.accept(new EventSocket(Carrier.of(exchange), exchange.getResponseChannel(), null, retry));
            }
        });
    }

    private static Socket ofConnection(HttpServerExchange exchange, HttpServerConnection connection) {
        PooledByteBuffer pipelined = connection.getExtraBytes();
        if (pipelined != null) {
            // A request behind this one would never be answered.
            connection.setExtraBytes(null);
            pipelined.close();
        }
        connection.clearChannel();
        var channel = connection.getChannel();
        return new EventSocket(
                Carrier.of(exchange), channel.getSinkChannel(), channel.getSourceChannel(), head(exchange));
    }

    private static String retry() {
        return "retry: " + RETRY.toMillis() + "\n\n";
    }

    private static ByteBuffer head(HttpServerExchange exchange) {
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
        for (HeaderValues values : exchange.getResponseHeaders()) {
            for (String value : values) {
                head.append(values.getHeaderName()).append(": ").append(value).append("\r\n");
            }
        }
        head.append("\r\n").append(retry());
        return ByteBuffer.wrap(head.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
