package dev.restante.websocket.http;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.inspecting.Inspecting;
import dev.restante.ports.mailbox.Slice;
import dev.restante.websocket.frames.MessageFrames;
import dev.restante.websocket.frames.ServerFrames;
import dev.restante.websocket.json.JsonBytes;
import io.undertow.server.HttpServerExchange;
import java.util.Deque;
import java.util.Optional;

/**
 * {@code GET /v1/threads/{thread}/messages?epoch=…&after=n&limit=k}: without a position, what nobody acknowledged yet.
 */
final class PageOfMessages implements Endpoint {
    private static final int USUAL_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    private final Inspecting inspecting;
    private final int maxBytes;

    /** {@code maxBytes}: about so much goes into one page. */
    PageOfMessages(Inspecting inspecting, int maxBytes) {
        this.inspecting = inspecting;
        this.maxBytes = maxBytes;
    }

    @Override
    public void serve(HttpServerExchange exchange, String name) {
        ThreadId thread = ThreadId.parse(name);
        From from = from(exchange);
        int limit = (int) number(exchange, "limit", 1, MAX_LIMIT).orElse((long) USUAL_LIMIT).longValue();
        Later.answer(
                exchange,
                () -> inspecting.page(thread, from, limit, maxBytes),
                slice -> Answer.json(exchange, 200, json(thread, slice)));
    }

    private static From from(HttpServerExchange exchange) {
        Optional<String> epoch = one(exchange, "epoch");
        Optional<Long> after = number(exchange, "after", 0, Long.MAX_VALUE);
        if (epoch.isEmpty() && after.isEmpty()) {
            return new From.Unacknowledged();
        }
        return new From.After(new Position(
                new Epoch(epoch.orElseThrow(() -> new InvalidValue("epoch", "missing", "one beside after"))),
                after.orElseThrow(() -> new InvalidValue("after", "missing", "one beside epoch"))));
    }

    private static Optional<Long> number(HttpServerExchange exchange, String name, long least, long most) {
        Optional<String> text = one(exchange, name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().matches("\\d{1,18}")) {
            long value = Long.parseLong(text.get());
            if (value >= least && value <= most) {
                return Optional.of(value);
            }
        }
        throw new InvalidValue(name, text.get(), "a whole number, " + least + " - " + most);
    }

    private static Optional<String> one(HttpServerExchange exchange, String name) {
        Deque<String> values = exchange.getQueryParameters().get(name);
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw new InvalidValue(name, values.size() + " values", "one");
        }
        return Optional.of(values.getFirst());
    }

    private static JsonBytes json(ThreadId thread, Slice slice) {
        JsonBytes json = new JsonBytes(1024).beginObject().field("thread", thread.value());
        json.field("epoch", slice.epoch().value());
        if (slice.reset()) {
            json.field("reset", true);
        }
        json.name("messages").beginArray();
        for (Slice.Item item : slice.items()) {
            if (item instanceof Slice.Item.Held held) {
                MessageFrames.write(json, held.message(), held.redelivered());
            }
        }
        json.endArray().name("gaps").beginArray();
        for (Slice.Item item : slice.items()) {
            if (item instanceof Slice.Item.Missed missed) {
                json.beginObject();
                ServerFrames.gapFields(json, missed.gap());
                json.endObject();
            }
        }
        return json.endArray()
                .field("last", slice.last())
                .field("more", slice.more())
                .endObject();
    }
}
