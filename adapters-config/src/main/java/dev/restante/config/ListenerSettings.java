package dev.restante.config;

import java.time.Duration;
import java.util.List;

/**
 * Group {@code restante.public}. Immutable.
 *
 * @param port 0, any free one, is for tests and embedding: no file can ask for it
 * @param origins as {@code scheme://host} or {@code scheme://host:port}, lower case; empty means any loopback page
 * @param heartbeat whole seconds
 * @param socketBuffer bytes
 */
public record ListenerSettings(
        String host,
        int port,
        List<String> origins,
        boolean tlsTerminatedByProxy,
        Duration heartbeat,
        int socketBuffer) {

    public ListenerSettings {
        origins = List.copyOf(origins);
    }
}
