package dev.restante.metrics;

import dev.restante.domain.delivery.Reason;
import dev.restante.ports.observing.ConnectionCounts;
import dev.restante.ports.observing.ConnectionKind;
import dev.restante.ports.observing.CredentialCheck;
import dev.restante.ports.observing.Entrance;
import dev.restante.ports.observing.Limit;
import dev.restante.ports.observing.Observed;
import dev.restante.ports.observing.OutcomeCounts;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Sends by outcome, connections, readers. Each series is there from the start, so that a rate sees the first event. */
final class TrafficMeters {
    private static final String NO_REASON = "none";

    private final Meters<Supplier<Observed>> meters;

    TrafficMeters(Meters<Supplier<Observed>> meters) {
        this.meters = meters;
    }

    void register(List<String> closeCauses) {
        for (Entrance entrance : Entrance.values()) {
            sends(entrance, "delivered", NO_REASON, OutcomeCounts::delivered);
            sends(entrance, "queued", NO_REASON, OutcomeCounts::queued);
            for (Reason reason : Reason.values()) {
                sends(entrance, "rejected", reason.name(), counts -> counts.rejected(reason));
            }
        }
        for (ConnectionKind kind : ConnectionKind.values()) {
            connections(kind, closeCauses);
        }
        for (Limit limit : Limit.values()) {
            meters.counter(
                    "restante.limits.hit",
                    "Limits that somebody passed.",
                    s -> s.get().traffic().limits().getOrDefault(limit, 0L),
                    "limit",
                    limit.text());
        }
        for (CredentialCheck check : CredentialCheck.values()) {
            meters.counter(
                    "restante.credentials",
                    "Credentials of requests, by what they came to.",
                    s -> s.get().traffic().credentials().getOrDefault(check, 0L),
                    "result",
                    check.text());
        }
        meters.gauge("restante.readers", "Threads followed, summed over all connections.",
                s -> s.get().readers().readers())
                .gauge(
                        "restante.readers.catching.up",
                        "Readers that are not live: reading their backlog, or their window is full.",
                        s -> s.get().readers().catchingUp())
                .counter("restante.verifications", "Rounds of verification while running.",
                        s -> s.get().verifications().passed(), "result", "passed")
                .counter("restante.verifications", "Rounds of verification while running.",
                        s -> s.get().verifications().failed(), "result", "failed");
    }

    private void sends(Entrance entrance, String outcome, String reason, ToLongFunction<OutcomeCounts> count) {
        meters.counter(
                "restante.sends",
                "Sends by the outcome that their sender was told.",
                s -> count.applyAsLong(
                        Objects.requireNonNull(s.get().traffic().outcomes().get(entrance))),
                "entrance",
                word(entrance),
                "outcome",
                outcome,
                "reason",
                reason);
    }

    private void connections(ConnectionKind kind, List<String> closeCauses) {
        meters.gauge("restante.connections.open", "Connections open now.", s -> of(s, kind).open(), "kind", word(kind))
                .counter("restante.connections.opened", "Connections opened.", s -> of(s, kind).opened(), "kind",
                        word(kind))
                .gauge(
                        "restante.send.window.bytes",
                        "Bytes of messages taken for readers and not yet written to their sockets.",
                        s -> of(s, kind).waitingBytes(),
                        "kind",
                        word(kind));
        for (String cause : closeCauses) {
            meters.counter(
                    "restante.connections.closed",
                    "Connections that ended.",
                    s -> of(s, kind).closed().getOrDefault(cause, 0L),
                    "kind",
                    word(kind),
                    "cause",
                    cause);
        }
    }

    private static ConnectionCounts of(Supplier<Observed> source, ConnectionKind kind) {
        return Objects.requireNonNull(source.get().traffic().connections().get(kind));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
