package dev.restante.websocket.management;

import dev.restante.domain.delivery.Reason;
import dev.restante.domain.mailbox.Ledger;
import dev.restante.ports.observing.ConnectionCounts;
import dev.restante.ports.observing.ConnectionKind;
import dev.restante.ports.observing.Entrance;
import dev.restante.ports.observing.Observed;
import dev.restante.ports.observing.OutcomeCounts;
import dev.restante.ports.observing.Ranking;
import dev.restante.ports.operations.ServingStatus;
import dev.restante.websocket.json.JsonBytes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What the operator's page asks for every second. */
final class StateJson {
    private static final int USUAL = 2_048;

    private StateJson() {}

    /** An object that the caller ends. */
    static JsonBytes status(ServingStatus status) {
        JsonBytes json = new JsonBytes(USUAL).beginObject().field("state", status.state().name());
        status.phase().ifPresent(phase -> json.field("phase", phase.name()));
        json.field("since", status.since().toString());
        list(json, "waitingFor", status.waitingFor());
        list(json, "degraded", status.degraded());
        return json;
    }

    static void figures(JsonBytes json, Observed observed) {
        Ledger ledger = observed.holdings().ledger();
        json.name("ledger")
                .beginObject()
                .field("recovered", ledger.recovered())
                .field("accepted", ledger.accepted())
                .field("acknowledged", ledger.acknowledged())
                .field("held", ledger.held())
                .field("expired", ledger.expired())
                .field("evicted", ledger.evicted())
                .field("replaced", ledger.replaced())
                .field("purged", ledger.purged())
                .endObject();
        json.name("mailbox")
                .beginObject()
                .field("bytes", observed.holdings().bytes())
                .field("bytesLimit", observed.holdings().bytesLimit())
                .field("threads", observed.holdings().threads())
                .field("threadsLimit", observed.holdings().threadsLimit())
                .endObject();
        json.name("outcomes").beginObject();
        for (Entrance entrance : Entrance.values()) {
            outcomes(json, word(entrance), Objects.requireNonNull(observed.traffic().outcomes().get(entrance)));
        }
        json.endObject().name("connections").beginObject();
        for (ConnectionKind kind : ConnectionKind.values()) {
            connections(json, word(kind), Objects.requireNonNull(observed.traffic().connections().get(kind)));
        }
        json.endObject();
        json.field("readers", observed.readers().readers())
                .field("catchingUp", observed.readers().catchingUp())
                .name("verifications")
                .beginObject()
                .field("passed", observed.verifications().passed())
                .field("failed", observed.verifications().failed())
                .endObject();
    }

    static JsonBytes ranked(Ranking.Ranked ranked) {
        JsonBytes json = new JsonBytes(USUAL)
                .beginObject()
                .field("overMillis", ranked.overMillis())
                .field("lookedAt", ranked.lookedAt());
        places(json, "busiest", ranked.busiest());
        places(json, "fullest", ranked.fullest());
        return json.endObject();
    }

    private static void places(JsonBytes json, String name, List<Ranking.Place> places) {
        json.name(name).beginArray();
        for (Ranking.Place place : places) {
            json.beginObject()
                    .field("thread", place.thread().value())
                    .field("accepted", place.accepted())
                    .field("depth", place.depth())
                    .field("bytes", place.bytes())
                    .endObject();
        }
        json.endArray();
    }

    private static void outcomes(JsonBytes json, String entrance, OutcomeCounts counts) {
        json.name(entrance).beginObject().field("delivered", counts.delivered()).field("queued", counts.queued());
        json.name("rejected").beginObject();
        for (Reason reason : Reason.values()) {
            json.field(reason.name(), counts.rejected(reason));
        }
        json.endObject().endObject();
    }

    private static void connections(JsonBytes json, String kind, ConnectionCounts counts) {
        json.name(kind)
                .beginObject()
                .field("open", counts.open())
                .field("opened", counts.opened())
                .field("waitingBytes", counts.waitingBytes());
        json.name("closed").beginObject();
        for (Map.Entry<String, Long> cause : counts.closed().entrySet()) {
            json.field(cause.getKey(), cause.getValue());
        }
        json.endObject().endObject();
    }

    static void list(JsonBytes json, String name, List<String> items) {
        json.name(name).beginArray();
        items.forEach(json::value);
        json.endArray();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
