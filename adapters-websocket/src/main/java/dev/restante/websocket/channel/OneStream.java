package dev.restante.websocket.channel;

import io.undertow.server.HttpServerExchange;
import org.xnio.IoUtils;
import org.xnio.XnioIoThread;

/** A stream of HTTP/2 (RFC 9113, section 5): what ends it is RST_STREAM, and the others of its connection go on. */
record OneStream(HttpServerExchange exchange) implements Carrier {
    @Override
    public XnioIoThread thread() {
        return exchange.getIoThread();
    }

    @Override
    public boolean isOpen() {
        return exchange.getConnection().isOpen() && !exchange.isComplete();
    }

    /** By the exchange: a listener of the connection would stay for as long as that does. */
    @Override
    public void onEnd(Runnable listener) {
        exchange.addExchangeCompleteListener((ended, next) -> {
            try {
                listener.run();
            } finally {
                next.proceed();
            }
        });
    }

    @Override
    public void close() {
        IoUtils.safeClose(exchange.getConnection());
    }

    @Override
    public void abort() {
        close();
    }
}
