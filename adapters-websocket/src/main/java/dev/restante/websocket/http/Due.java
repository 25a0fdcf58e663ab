package dev.restante.websocket.http;

import io.undertow.server.HttpServerExchange;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/** A body on its way, until it is there or its client had its time. Any number of threads. */
final class Due {
    /** What a client has to send a body, whoever reads it. */
    static final int WITHIN_SECONDS = 30;

    private final Runnable then;
    private final AtomicBoolean done = new AtomicBoolean();
    private volatile XnioExecutor.@Nullable Key timer;

    /** {@code then} runs once, when the body is there or never will be. */
    Due(Runnable then) {
        this.then = then;
    }

    /**
     * To be called before an answer: what is left of a body that nobody reads is thrown away until its end, which a client may
     * never send.
     */
    static void leave(HttpServerExchange exchange) {
        if (!exchange.isRequestComplete()) {
            Due due = new Due(() -> {});
            exchange.addExchangeCompleteListener((ended, next) -> {
                due.done();
                next.proceed();
            });
            due.within(exchange);
        }
    }

    /** A client that does not send what it announced holds memory: it is cut, unless this is done in time. Called once. */
    void within(HttpServerExchange exchange) {
        if (!done.get()) {
            timer = exchange.getIoThread().executeAfter(() -> cut(exchange), WITHIN_SECONDS, TimeUnit.SECONDS);
            // What was done meanwhile did not see the timer.
            if (done.get()) {
                stopTimer();
            }
        }
    }

    /** May be repeated. */
    void done() {
        if (done.compareAndSet(false, true)) {
            stopTimer();
            then.run();
        }
    }

    private void stopTimer() {
        XnioExecutor.Key running = timer;
        if (running != null) {
            running.remove();
        }
    }

    private void cut(HttpServerExchange exchange) {
        if (!done.get()) {
            IoUtils.safeClose(exchange.getConnection());
        }
    }
}
