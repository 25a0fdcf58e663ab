package dev.restante.websocket.http;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Slice;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.frames.MessageFrames;
import dev.restante.websocket.frames.ServerFrames;
import dev.restante.websocket.json.JsonBytes;
import io.undertow.server.HttpServerExchange;

/**
 * {@code GET /v1/threads/{thread}/messages?epoch=…&after=n&limit=k}: without a position, what nobody acknowledged yet.
 */
final class PageOfMessages implements CallerEndpoint {
    private static final int USUAL_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    private final int maxBytes;

    /** {@code maxBytes}: about so much goes into one page. */
    PageOfMessages(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void serve(HttpServerExchange exchange, Caller caller, String name) {
        ThreadId thread = ThreadId.parse(name);
        From from = Query.position(exchange).orElseGet(From.Unacknowledged::new);
        int limit = (int) Query.number(exchange, "limit", 1, MAX_LIMIT).orElse((long) USUAL_LIMIT).longValue();
        Later.answer(
                exchange,
                () -> caller.access().inspecting().page(thread, from, limit, maxBytes),
                slice -> Answer.json(exchange, 200, json(thread, slice)));
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
