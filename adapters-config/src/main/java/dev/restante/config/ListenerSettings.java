package dev.restante.config;

import dev.restante.domain.network.AddressRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Group {@code restante.public}. Immutable.
 *
 * @param port 0, any free one, is for tests and embedding: no file can ask for it
 * @param origins as {@code scheme://host} or {@code scheme://host:port}, lower case; empty means any loopback page
 * @param tls what this listener ends TLS with; empty where it speaks plainly
 * @param trustedProxies of whom alone it is believed for whom they forward
 * @param heartbeat whole seconds
 * @param socketBuffer bytes
 */
public record ListenerSettings(
        String host,
        int port,
        List<String> origins,
        boolean tlsTerminatedByProxy,
        Optional<TlsFiles> tls,
        List<AddressRange> trustedProxies,
        Duration heartbeat,
        int socketBuffer) {

    public ListenerSettings {
        origins = List.copyOf(origins);
        trustedProxies = List.copyOf(trustedProxies);
    }
}
