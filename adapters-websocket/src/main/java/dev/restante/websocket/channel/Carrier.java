package dev.restante.websocket.channel;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import org.xnio.XnioIoThread;

/** What carries bytes for one who stays: a whole connection, or one stream of a connection over HTTP/2. Any number of threads. */
public interface Carrier {
    /** Of a request that is being served. */
    static Carrier of(HttpServerExchange exchange) {
        return exchange.getConnection() instanceof HttpServerConnection connection
                ? new WholeConnection(connection, connection.getChannel())
                : new OneStream(exchange);
    }

    XnioIoThread thread();

    boolean isOpen();

    /** Tells its end, on whatever thread. May be called more than once, for others. */
    void onEnd(Runnable listener);

    /** Ends it for both sides. */
    void close();

    /** As {@link #close}, and throws away what the kernel still holds for it, where nobody else's bytes are among that. */
    void abort();
}
