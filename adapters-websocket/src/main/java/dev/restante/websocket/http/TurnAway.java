package dev.restante.websocket.http;

import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import dev.restante.websocket.counting.OutcomeTally;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Answers a request that gets no further: a send by an outcome, as every send is, another one by a problem. */
final class TurnAway {
    private final OutcomeTally tally;

    TurnAway(OutcomeTally tally) {
        this.tally = tally;
    }

    /** {@code retryAfter} is null where waiting does not help. Called last. */
    void answer(
            HttpServerExchange exchange,
            ProblemType type,
            Reason reason,
            String detail,
            @Nullable Duration retryAfter) {
        if (isSend(exchange)) {
            Rejected rejected = Rejected.because(reason, detail);
            rejected = retryAfter == null ? rejected : rejected.retryAfter(retryAfter);
            tally.count(rejected);
            Answer.rejection(exchange, type, rejected);
        } else {
            Answer.problem(exchange, type, detail, retryAfter);
        }
    }

    private static boolean isSend(HttpServerExchange exchange) {
        return exchange.getRequestMethod().equals(Methods.POST) && exchange.getRequestPath().endsWith("/messages");
    }
}
