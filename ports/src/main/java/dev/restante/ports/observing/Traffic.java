package dev.restante.ports.observing;

import java.util.List;
import java.util.Map;

/**
 * What went through the listeners since the start; the system's own probes are not in it. Immutable.
 *
 * @param outcomes of all entrances
 * @param connections of all kinds
 * @param closeCauses all that {@link ConnectionCounts#closed} can name, in a stable order
 * @param limits how often each was passed
 * @param credentials what those of requests came to
 */
public record Traffic(
        Map<Entrance, OutcomeCounts> outcomes, Map<ConnectionKind, ConnectionCounts> connections,
        List<String> closeCauses, Map<Limit, Long> limits, Map<CredentialCheck, Long> credentials) {
    public Traffic {
        outcomes = Map.copyOf(outcomes);
        connections = Map.copyOf(connections);
        closeCauses = List.copyOf(closeCauses);
        limits = Map.copyOf(limits);
        credentials = Map.copyOf(credentials);
    }
}
