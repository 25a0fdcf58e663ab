package dev.restante.websocket.http;

import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.message.InvalidValue;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.connection.Arrivals;
import dev.restante.websocket.connection.Inward;
import dev.restante.websocket.connection.Slots;
import dev.restante.websocket.ndjson.Batch;
import io.undertow.server.HttpServerExchange;
import java.util.List;
import java.util.Optional;

/** {@code POST /v1/messages}. A batch lasts as long as its client likes, so it takes one of the slots of connections. */
final class SendBatch implements CallerEndpoint {
    private static final List<String> OF_ONE_SEND = List.of("Idempotency-Key", "TTL", "Urgency", "Topic");

    private final Arrivals arrivals;
    private final int lineBytes;

    /** {@code lineBytes}: of one line. */
    SendBatch(Arrivals arrivals, int lineBytes) {
        this.arrivals = arrivals;
        this.lineBytes = lineBytes;
    }

    @Override
    public void serve(HttpServerExchange exchange, Caller caller, String name) {
        try {
            MediaType.checkBatch(exchange);
        } catch (InvalidValue e) {
            Rejected rejected = Rejected.because(Reason.INVALID, e.getMessage());
            // What is left of the body is not worth reading.
            exchange.setPersistent(false);
            Answer.rejection(exchange, ProblemType.UNSUPPORTED_MEDIA_TYPE, rejected);
            return;
        }
        for (String header : OF_ONE_SEND) {
            if (exchange.getRequestHeaders().contains(header)) {
                // Else they would seem to be good for every line.
                exchange.setPersistent(false);
                throw new InvalidValue(header, "given", "none here: a field of each line says it");
            }
        }
        Optional<Slots.Slot> slot = Places.find(exchange, caller, arrivals, false);
        if (slot.isEmpty()) {
            return;
        }
        Batch batch = new Batch(
                exchange, new Inward(caller, arrivals.tallies(), arrivals.crowd()), arrivals.limits(), lineBytes,
                arrivals.leaving(slot.get())::accept);
        arrivals.enter(batch);
        batch.open();
    }
}
