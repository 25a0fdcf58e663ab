package dev.restante.websocket.http;

import dev.restante.ports.observing.Limit;
import io.undertow.io.Receiver;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Reads requests' bodies without blocking: each no further than its limit and no longer than {@value Due#WITHIN_SECONDS} seconds,
 * and all together no more than {@value #BYTES_AT_ONCE} bytes at once. Any number of threads.
 */
public final class RequestBody {
    static final long BYTES_AT_ONCE = 32 << 20;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final AtomicLong coming = new AtomicLong();
    private final Consumer<Limit> hit;

    /** {@code hit} hears of bodies that find no room. */
    public RequestBody(Consumer<Limit> hit) {
        this.hit = hit;
    }

    /** {@code tooLarge} runs in place of {@code then} for a body of more than {@code maxBytes}. */
    public void read(HttpServerExchange exchange, int maxBytes, Consumer<byte[]> then, Runnable tooLarge) {
        long announced = exchange.getRequestContentLength();
        if (announced > maxBytes) {
            refuse(exchange, tooLarge);
            return;
        }
        long bytes = announced < 0 ? maxBytes : announced;
        if (coming.addAndGet(bytes) > BYTES_AT_ONCE) {
            coming.addAndGet(-bytes);
            hit.accept(Limit.BODY_BYTES_AT_ONCE);
            String detail = "bodies: too many bytes on their way (expected: at most " + BYTES_AT_ONCE + ")";
            refuse(exchange, () -> Answer.problem(exchange, ProblemType.CAPACITY, detail, SOON));
            return;
        }
        Due due = new Due(() -> coming.addAndGet(-bytes));
        exchange.addExchangeCompleteListener((ended, next) -> {
            due.done();
            next.proceed();
        });
        receive(exchange, maxBytes, due::done, then, tooLarge);
        due.within(exchange);
    }

    private static void receive(
            HttpServerExchange exchange, int maxBytes, Runnable done, Consumer<byte[]> then, Runnable tooLarge) {
        Receiver receiver = exchange.getRequestReceiver();
        receiver.setMaxBufferSize(maxBytes);
        receiver.receiveFullBytes((same, bytes) -> {
            done.run();
            Routes.guard(exchange, () -> then.accept(bytes));
        },
                (same, failure) -> {
                    done.run();
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
