package dev.restante.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from, besides {@code reference.conf}. Immutable.
 *
 * @param file the file named by {@code --config}
 * @param variables the process's environment variables; only those that begin with {@code RESTANTE_} are looked at
 * @param properties the system properties; only those that begin with {@code restante.} are looked at
 * @param maxHeap the most bytes the heap may grow to
 */
public record Sources(
        Optional<Path> file, Map<String, String> variables, Map<String, String> properties, long maxHeap) {
    public Sources {
        variables = Map.copyOf(variables);
        properties = Map.copyOf(properties);
        if (maxHeap < 1) {
            throw new IllegalArgumentException("maxHeap: " + maxHeap + " (expected: >= 1)");
        }
    }
}
