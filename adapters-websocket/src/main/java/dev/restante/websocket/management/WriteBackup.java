package dev.restante.websocket.management;

import dev.restante.domain.message.InvalidValue;
import dev.restante.ports.operations.BackupResult;
import dev.restante.ports.operations.Backups;
import dev.restante.websocket.http.Answer;
import dev.restante.websocket.http.Endpoint;
import dev.restante.websocket.http.Later;
import dev.restante.websocket.http.MediaType;
import dev.restante.websocket.http.ProblemType;
import dev.restante.websocket.http.RequestBody;
import dev.restante.websocket.json.JsonBytes;
import dev.restante.websocket.json.JsonObject;
import io.undertow.server.HttpServerExchange;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code POST /backup} with {@code {"directory":"/backups/today"}}: 200 and what was written, once it is. With a
 * {@code "store"} only if that is this node's data directory.
 */
final class WriteBackup implements Endpoint {
    private static final int MOST_BYTES = 16 * 1024;
    private static final int OK = 200;

    private final Supplier<Optional<Backups>> backups;
    private final RequestBody bodies = new RequestBody(none -> {});

    WriteBackup(Supplier<Optional<Backups>> backups) {
        this.backups = backups;
    }

    @Override
    public void serve(HttpServerExchange exchange, String name) {
        try {
            MediaType.checkJson(exchange);
        } catch (InvalidValue e) {
            Answer.problem(exchange, ProblemType.UNSUPPORTED_MEDIA_TYPE, e.getMessage());
            return;
        }
        bodies.read(
                exchange,
                MOST_BYTES,
                bytes -> write(exchange, bytes),
                () -> Answer.problem(
                        exchange, ProblemType.TOO_LARGE, "body (expected: at most " + MOST_BYTES + " bytes)"));
    }

    private void write(HttpServerExchange exchange, byte[] bytes) {
        JsonObject body = JsonObject.read(bytes)
                .orElseThrow(() -> new InvalidValue("body", bytes.length + " bytes", "one JSON object, no name twice"));
        String directory = string(body, "directory")
                .orElseThrow(() -> new InvalidValue("directory", "missing", "a string"));
        Optional<String> store = string(body, "store");
        Optional<Backups> there = backups.get();
        if (there.isEmpty()) {
            Answer.problem(exchange, ProblemType.NOT_READY, "mailbox: not open (expected: open)");
            return;
        }
        Backups mailbox = there.get();
        String source = mailbox.source();
        if (!source.isEmpty() && store.isPresent() && !store.get().equals(source)) {
            String detail = "store: " + store.get() + " (expected: " + source + ", which this node has open)";
            Answer.problem(exchange, ProblemType.OTHER_STORE, detail);
            return;
        }
        Later.answer(exchange, () -> mailbox.write(directory), result -> answer(exchange, result));
    }

    private static Optional<String> string(JsonObject body, String name) {
        Optional<String> text = body.string(name);
        if (text.isEmpty() && body.written(name).isPresent()) {
            throw new InvalidValue(name, body.written(name).get(), "a string");
        }
        return text;
    }

    private static void answer(HttpServerExchange exchange, BackupResult result) {
        switch (result) {
            case BackupResult.Written written -> Answer.json(exchange, OK, json(written));
            case BackupResult.Refused refused -> Answer.problem(exchange, type(refused.why()), refused.detail());
        }
    }

    private static JsonBytes json(BackupResult.Written written) {
        return new JsonBytes(256)
                .beginObject()
                .field("directory", written.directory())
                .field("files", written.files())
                .field("bytes", written.bytes())
                .field("threads", written.threads())
                .field("messages", written.messages())
                .endObject();
    }

    private static ProblemType type(BackupResult.Why why) {
        return switch (why) {
            case NOT_DURABLE -> ProblemType.NOTHING_ON_DISK;
            case BAD_DIRECTORY -> ProblemType.INVALID;
            case BUSY -> ProblemType.BACKUP_RUNNING;
            case FAILED -> ProblemType.BACKUP_FAILED;
        };
    }
}
