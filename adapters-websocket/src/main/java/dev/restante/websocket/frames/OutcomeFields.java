package dev.restante.websocket.frames;

import dev.restante.domain.delivery.Appended;
import dev.restante.domain.delivery.Delivered;
import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Queued;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.websocket.json.JsonBytes;
import org.jspecify.annotations.Nullable;

/** Writes an outcome: the same fields over HTTP and in frames. */
public final class OutcomeFields {
    private OutcomeFields() {}

    /** Into an object that is begun and stays open; {@code thread} is null where the send named none that is valid. */
    public static void write(JsonBytes json, @Nullable ThreadId thread, DeliveryOutcome outcome) {
        switch (outcome) {
            case Delivered delivered -> {
                begin(json, "delivered", delivered.id(), thread);
                delivered.appended().ifPresent(appended -> position(json, appended));
                json.field("recipients", delivered.recipients());
                delivered.appended().ifPresent(appended -> json.field("held", appended.held().text()));
                duplicate(json, delivered.duplicate());
            }
            case Queued queued -> {
                Appended appended = queued.appended();
                begin(json, "queued", queued.id(), thread);
                position(json, appended);
                json.field("depth", appended.depth());
                json.field("heldUntil", appended.heldUntil().toString());
                json.field("held", appended.held().text());
                duplicate(json, queued.duplicate());
            }
            case Rejected rejected -> {
                begin(json, "rejected", rejected.id().orElse(null), thread);
                rejection(json, rejected);
                json.field("detail", rejected.detail());
                rejected.retryAfter().ifPresent(wait -> json.field("retryAfter", wait.toMillis()));
            }
        }
    }

    /** What a rejection says beside its id and detail. */
    public static void rejection(JsonBytes json, Rejected rejected) {
        json.field("reason", rejected.reason().name());
        if (!rejected.settled()) {
            json.field("settled", false);
        }
    }

    private static void begin(JsonBytes json, String outcome, @Nullable MessageId id, @Nullable ThreadId thread) {
        json.field("outcome", outcome);
        if (id != null) {
            json.field("id", id.value());
        }
        if (thread != null) {
            json.field("thread", thread.value());
        }
    }

    private static void position(JsonBytes json, Appended appended) {
        json.field("epoch", appended.position().epoch().value());
        json.field("sequence", appended.position().sequence());
    }

    private static void duplicate(JsonBytes json, boolean duplicate) {
        if (duplicate) {
            json.field("duplicate", true);
        }
    }
}
