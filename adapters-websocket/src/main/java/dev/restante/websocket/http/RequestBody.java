package dev.restante.websocket.http;

import io.undertow.io.Receiver;
import io.undertow.server.HttpServerExchange;
import java.util.function.Consumer;

/** Reads a request's body without blocking, and no further than its limit. */
final class RequestBody {
    private RequestBody() {}

    /** {@code tooLarge} runs in place of {@code then} for a body of more than {@code maxBytes}. */
    static void read(HttpServerExchange exchange, int maxBytes, Consumer<byte[]> then, Runnable tooLarge) {
        if (exchange.getRequestContentLength() > maxBytes) {
            refuse(exchange, tooLarge);
            return;
        }
        Receiver receiver = exchange.getRequestReceiver();
        receiver.setMaxBufferSize(maxBytes);
        receiver.receiveFullBytes((same, bytes) -> Routes.guard(exchange, () -> then.accept(bytes)),
                (same, failure) -> {
                    if (failure instanceof Receiver.RequestToLargeException) {
                        refuse(exchange, tooLarge);
                    } else {
                        // The client is gone.
                        exchange.endExchange();
                    }
                });
    }

    /** What is left of the body is not worth reading, so this is the connection's last request. */
    private static void refuse(HttpServerExchange exchange, Runnable tooLarge) {
        exchange.setPersistent(false);
        tooLarge.run();
    }
}
