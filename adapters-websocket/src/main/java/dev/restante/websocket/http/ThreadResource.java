package dev.restante.websocket.http;

import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.inspecting.ThreadView;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.mailbox.ThreadStatus;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.frames.FrameReader;
import dev.restante.websocket.json.JsonBytes;
import io.undertow.server.HttpServerExchange;

/** {@code GET} and {@code DELETE /v1/threads/{thread}}, and {@code POST …/ack}. */
final class ThreadResource {
    private static final int USUAL = 256;
    private static final int ACK_BYTES = 4096;

    private final RequestBody bodies;

    ThreadResource(RequestBody bodies) {
        this.bodies = bodies;
    }

    void view(HttpServerExchange exchange, Caller caller, String name) {
        ThreadId thread = ThreadId.parse(name);
        Later.answer(exchange, () -> caller.access().inspecting().view(thread),
                view -> Answer.json(exchange, 200, json(thread, view)));
    }

    void purge(HttpServerExchange exchange, Caller caller, String name) {
        ThreadId thread = ThreadId.parse(name);
        Later.answer(exchange, () -> caller.access().inspecting().purge(thread), purged -> {
            JsonBytes json = new JsonBytes(USUAL).beginObject().field("purged", purged);
            Answer.json(exchange, 200, json.endObject());
        });
    }

    void acknowledge(HttpServerExchange exchange, Caller caller, String name) {
        ThreadId thread = ThreadId.parse(name);
        bodies.read(
                exchange,
                ACK_BYTES,
                bytes -> acknowledge(exchange, caller, thread, FrameReader.position(bytes)),
                () -> Answer.problem(exchange, ProblemType.TOO_LARGE, "body (expected: an epoch and a sequence)"));
    }

    private void acknowledge(HttpServerExchange exchange, Caller caller, ThreadId thread, Position position) {
        Later.answer(exchange, () -> caller.access().inspecting().acknowledge(thread, position), result -> {
            switch (result) {
                case AckResult.Acknowledged it -> {
                    JsonBytes json = new JsonBytes(USUAL).beginObject().field("acknowledged", it.cursor());
                    Answer.json(exchange, 200, json.endObject());
                }
                case AckResult.Beyond it -> {
                    String rule = " (expected: at most " + it.highest() + ", what was handed over)";
                    Answer.problem(exchange, ProblemType.BAD_ACK, "sequence: " + position.sequence() + rule);
                }
                case AckResult.OtherEpoch it -> {
                    String rule = " (expected: the current one, " + it.current() + ")";
                    Answer.problem(exchange, ProblemType.STALE_EPOCH, "epoch: " + position.epoch() + rule);
                }
            }
        });
    }

    private static JsonBytes json(ThreadId thread, ThreadView view) {
        ThreadStatus status = view.status();
        JsonBytes json = new JsonBytes(USUAL)
                .beginObject()
                .field("thread", thread.value())
                .field("epoch", status.epoch().value())
                .field("depth", status.depth())
                .field("bytes", status.bytes())
                .field("readers", view.readers())
                .field("last", status.last())
                .field("acknowledged", status.acknowledged());
        status.oldestHeldUntil().ifPresent(until -> json.field("oldestHeldUntil", until.toString()));
        return json.endObject();
    }
}
