package dev.restante.websocket.http;

import dev.restante.domain.delivery.Delivered;
import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Queued;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.operations.Entry;
import dev.restante.websocket.frames.OutcomeFields;
import dev.restante.websocket.json.JsonBytes;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends an exchange with JSON. Each method is called last, and returns before the answer is out. */
public final class Answer {
    private static final HttpString NOSNIFF = new HttpString("X-Content-Type-Options");
    private static final int USUAL = 256;

    private Answer() {}

    /** A JSON text, ended by the caller. */
    public static void json(HttpServerExchange exchange, int status, JsonBytes json) {
        send(exchange, status, "application/json", json);
    }

    /** For people; lines ended by {@code \n}. */
    public static void text(HttpServerExchange exchange, String text) {
        text(exchange, "text/plain; charset=utf-8", text);
    }

    /** As above, of a media type that is a text in UTF-8. */
    public static void text(HttpServerExchange exchange, String type, String text) {
        headers(exchange, 200, type);
        exchange.getResponseSender().send(text, StandardCharsets.UTF_8);
    }

    public static void problem(HttpServerExchange exchange, ProblemType type, String detail) {
        problem(exchange, type, detail, null);
    }

    /** {@code retryAfter} is null where waiting does not help. */
    static void problem(HttpServerExchange exchange, ProblemType type, String detail, @Nullable Duration retryAfter) {
        retryAfter(exchange, retryAfter);
        sendProblem(exchange, type, begin(type, detail));
    }

    /** The gate is closed. */
    static void notReady(HttpServerExchange exchange, Entry.Refused refused) {
        String detail = "state: " + refused.state() + " (expected: READY)";
        problem(exchange, ProblemType.NOT_READY, detail, refused.retryAfter());
    }

    /** What a send came to. */
    static void outcome(HttpServerExchange exchange, ThreadId thread, DeliveryOutcome outcome) {
        switch (outcome) {
            case Delivered delivered -> json(exchange, 200, accepted(thread, delivered));
            case Queued queued -> json(exchange, 202, accepted(thread, queued));
            case Rejected rejected -> rejection(exchange, ProblemType.of(rejected.reason()), rejected);
        }
    }

    /** A send that was not accepted, under a problem that says more than its reason. */
    static void rejection(HttpServerExchange exchange, ProblemType type, Rejected rejected) {
        retryAfter(exchange, rejected.retryAfter().orElse(null));
        JsonBytes json = begin(type, rejected.detail()).field("outcome", "rejected");
        OutcomeFields.rejection(json, rejected);
        rejected.id().ifPresent(id -> json.field("id", id.value()));
        sendProblem(exchange, type, json);
    }

    /** For what runs outside of its endpoint: whatever it throws is answered too. */
    public static void guarded(HttpServerExchange exchange, Runnable step) {
        Routes.guard(exchange, step);
    }

    private static JsonBytes accepted(ThreadId thread, DeliveryOutcome outcome) {
        JsonBytes json = new JsonBytes(USUAL).beginObject();
        OutcomeFields.write(json, thread, outcome);
        return json.endObject();
    }

    private static JsonBytes begin(ProblemType type, String detail) {
        return new JsonBytes(USUAL)
                .beginObject()
                .field("type", "/problems/" + type.text())
                .field("title", type.title())
                .field("status", type.status())
                .field("detail", detail);
    }

    private static void sendProblem(HttpServerExchange exchange, ProblemType type, JsonBytes open) {
        send(exchange, type.status(), "application/problem+json", open.endObject());
    }

    /** In whole seconds, never less than is to be waited. */
    private static void retryAfter(HttpServerExchange exchange, @Nullable Duration wait) {
        if (wait != null) {
            long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, Long.toString(seconds));
        }
    }

    private static void send(HttpServerExchange exchange, int status, String type, JsonBytes json) {
        headers(exchange, status, type);
        exchange.getResponseSender().send(json.buffer());
    }

    private static void headers(HttpServerExchange exchange, int status, String type) {
        Due.leave(exchange);
        exchange.setStatusCode(status);
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, type)
                .put(Headers.CACHE_CONTROL, "no-store")
                .put(NOSNIFF, "nosniff");
    }
}
