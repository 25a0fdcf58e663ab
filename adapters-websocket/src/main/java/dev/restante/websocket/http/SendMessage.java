package dev.restante.websocket.http;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.TimeToLive;
import dev.restante.domain.message.Topic;
import dev.restante.domain.message.Urgency;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.connection.Crowd;
import dev.restante.websocket.counting.OutcomeTally;
import io.undertow.server.HttpServerExchange;
import java.util.Optional;

/** {@code POST /v1/threads/{thread}/messages}. */
final class SendMessage implements CallerEndpoint {
    private final Crowd crowd;
    private final OutcomeTally tally;
    private final RequestBody bodies;
    private final int messageBytes;

    SendMessage(Crowd crowd, OutcomeTally tally, RequestBody bodies, int messageBytes) {
        this.crowd = crowd;
        this.tally = tally;
        this.bodies = bodies;
        this.messageBytes = messageBytes;
    }

    @Override
    public void serve(HttpServerExchange exchange, Caller caller, String name) {
        MediaType type;
        try {
            type = MediaType.of(exchange);
        } catch (InvalidValue e) {
            reject(exchange, ProblemType.UNSUPPORTED_MEDIA_TYPE, invalid(e));
            return;
        }
        try {
            ThreadId thread = ThreadId.parse(name);
            Optional<MessageId> id = RequestHeaders.one(exchange, "Idempotency-Key").map(SendMessage::unquoted);
            bodies.read(
                    exchange,
                    messageBytes,
                    bytes -> send(exchange, caller, thread, id, type, bytes),
                    () -> tooLarge(exchange, id));
        } catch (InvalidValue e) {
            reject(exchange, ProblemType.INVALID, invalid(e));
        }
    }

    private void send(
            HttpServerExchange exchange,
            Caller caller,
            ThreadId thread,
            Optional<MessageId> id,
            MediaType type,
            byte[] bytes) {
        Message message;
        try {
            message = new Message(
                    id,
                    type == MediaType.JSON ? Body.json(bytes) : Body.text(bytes),
                    RequestHeaders.one(exchange, "TTL").map(TimeToLive::parse),
                    RequestHeaders.one(exchange, "Urgency").map(Urgency::parse).orElse(Urgency.NORMAL),
                    RequestHeaders.one(exchange, "Topic").map(Topic::new));
        } catch (InvalidValue e) {
            Rejected rejected = invalid(e);
            reject(exchange, ProblemType.INVALID, id.map(rejected::about).orElse(rejected));
            return;
        }
        Later.answer(
                exchange,
                () -> crowd.send(caller, thread, message).thenApply(this::counted),
                outcome -> Answer.outcome(exchange, thread, outcome));
    }

    private void tooLarge(HttpServerExchange exchange, Optional<MessageId> id) {
        Rejected rejected =
                Rejected.because(Reason.TOO_LARGE, "body (expected: at most " + messageBytes + " bytes)");
        reject(exchange, ProblemType.TOO_LARGE, id.map(rejected::about).orElse(rejected));
    }

    private void reject(HttpServerExchange exchange, ProblemType type, Rejected rejected) {
        tally.count(rejected);
        Answer.rejection(exchange, type, rejected);
    }

    private DeliveryOutcome counted(DeliveryOutcome outcome) {
        tally.count(outcome);
        return outcome;
    }

    /** The header's draft wants a quoted string; most clients send it bare. */
    private static MessageId unquoted(String key) {
        boolean quoted = key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"");
        return new MessageId(quoted ? key.substring(1, key.length() - 1) : key);
    }

    private static Rejected invalid(InvalidValue fault) {
        return Rejected.because(Reason.INVALID, fault.getMessage());
    }
}
