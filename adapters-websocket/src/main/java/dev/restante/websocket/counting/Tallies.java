package dev.restante.websocket.counting;

import dev.restante.ports.observing.ConnectionCounts;
import dev.restante.ports.observing.ConnectionKind;
import dev.restante.ports.observing.CredentialCheck;
import dev.restante.ports.observing.Entrance;
import dev.restante.ports.observing.Limit;
import dev.restante.ports.observing.OutcomeCounts;
import dev.restante.ports.observing.Traffic;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is counted of a node's listeners. Any number of threads. */
public final class Tallies {
    private final Map<Entrance, OutcomeTally> outcomes = each(Entrance.class, OutcomeTally::new);
    private final Map<ConnectionKind, ConnectionTally> connections = each(ConnectionKind.class, ConnectionTally::new);
    private final Map<Limit, LongAdder> limits = each(Limit.class, LongAdder::new);
    private final Map<CredentialCheck, LongAdder> credentials = each(CredentialCheck.class, LongAdder::new);

    /** Somebody has passed a limit. */
    public void hit(Limit limit) {
        Objects.requireNonNull(limits.get(limit)).increment();
    }

    /** A request has shown a credential, or should have. */
    public void checked(CredentialCheck check) {
        Objects.requireNonNull(credentials.get(check)).increment();
    }

    public OutcomeTally outcomes(Entrance entrance) {
        return Objects.requireNonNull(outcomes.get(entrance));
    }

    public ConnectionTally connections(ConnectionKind kind) {
        return Objects.requireNonNull(connections.get(kind));
    }

    /** {@code waitingBytes} of the connections that are open, by kind. */
    public Traffic traffic(Map<ConnectionKind, Long> waitingBytes) {
        Map<Entrance, OutcomeCounts> sends = new EnumMap<>(Entrance.class);
        outcomes.forEach((entrance, tally) -> sends.put(entrance, tally.counts()));
        Map<ConnectionKind, ConnectionCounts> lasting = new EnumMap<>(ConnectionKind.class);
        connections.forEach((kind, tally) -> lasting.put(kind, tally.counts(waitingBytes.getOrDefault(kind, 0L))));
        return new Traffic(
                sends, lasting, ConnectionTally.causes(), sums(Limit.class, limits),
                sums(CredentialCheck.class, credentials));
    }

    private static <K extends Enum<K>> Map<K, Long> sums(Class<K> keys, Map<K, LongAdder> counts) {
        Map<K, Long> sums = new EnumMap<>(keys);
        counts.forEach((key, count) -> sums.put(key, count.sum()));
        return sums;
    }

    private static <K extends Enum<K>, V> Map<K, V> each(Class<K> keys, Supplier<V> make) {
        return Stream.of(keys.getEnumConstants())
                .collect(Collectors.toMap(key -> key, key -> make.get(), (a, b) -> a, () -> new EnumMap<>(keys)));
    }
}
