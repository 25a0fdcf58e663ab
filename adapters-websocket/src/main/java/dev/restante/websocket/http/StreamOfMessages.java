package dev.restante.websocket.http;

import dev.restante.domain.access.Action;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.observing.ConnectionKind;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.connection.Arrivals;
import dev.restante.websocket.connection.Slots;
import dev.restante.websocket.frames.AckMode;
import dev.restante.websocket.frames.FrameReader;
import dev.restante.websocket.sse.EventResponse;
import dev.restante.websocket.sse.Events;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import java.util.Optional;

/**
 * {@code GET /v1/threads/{thread}/messages?from=…&ack=…}, or with {@code epoch} and {@code after}, as a stream of events. A
 * {@code Last-Event-ID} wins over both: the client comes back with it to the address it first used.
 */
final class StreamOfMessages implements CallerEndpoint {
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final Arrivals arrivals;

    StreamOfMessages(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public void serve(HttpServerExchange exchange, Caller caller, String name) {
        ThreadId thread = ThreadId.parse(name);
        From from = from(exchange);
        AckMode ack = Query.one(exchange, "ack").map(AckMode::parse).orElse(AckMode.AUTO);
        caller.access().permission().demand(Action.FOLLOW, thread);
        if (exchange.getRequestMethod().equals(Methods.HEAD)) {
            EventResponse.headers(exchange);
            exchange.endExchange();
            return;
        }
        Optional<Slots.Slot> taken = Places.find(exchange, caller, arrivals, true);
        if (taken.isEmpty()) {
            return;
        }
        Slots.Slot slot = taken.get();
        EventResponse.of(
                exchange,
                socket -> arrivals.connect(
                        ConnectionKind.EVENTS, socket, Events.FRAMES, slot, caller,
                        connection -> connection.stream(thread, from, ack)));
    }

    private static From from(HttpServerExchange exchange) {
        Optional<From> named = Query.one(exchange, "from").map(FrameReader::from);
        Optional<From> position = Query.position(exchange);
        if (named.isPresent() && position.isPresent()) {
            throw new InvalidValue("from", "given", "nothing beside epoch and after");
        }
        return RequestHeaders.one(exchange, LAST_EVENT_ID)
                .map(StreamOfMessages::after)
                .or(() -> position)
                .or(() -> named)
                .orElseGet(From.Unacknowledged::new);
    }

    private static From after(String id) {
        int dot = id.indexOf('.');
        try {
            long sequence = Query.number(LAST_EVENT_ID, id.substring(dot + 1), 0, Long.MAX_VALUE);
            return new From.After(new Position(new Epoch(id.substring(0, Math.max(0, dot))), sequence));
        } catch (InvalidValue e) {
            throw new InvalidValue(LAST_EVENT_ID, id, "<epoch>.<sequence>, as it was given");
        }
    }
}
