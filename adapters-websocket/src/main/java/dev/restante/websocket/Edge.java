package dev.restante.websocket;

import dev.restante.domain.network.AddressRange;
import dev.restante.websocket.tls.TlsSettings;
import java.util.List;
import java.util.Optional;

/**
 * What a listener is towards the network.
 *
 * @param tls how it speaks TLS; empty where it speaks plainly
 * @param trustedProxies whose word is taken for whom they forward
 */
public record Edge(Optional<TlsSettings> tls, List<AddressRange> trustedProxies) {
    /** Plain, with nobody in front. */
    public static final Edge PLAIN = new Edge(Optional.empty(), List.of());

    public Edge {
        trustedProxies = List.copyOf(trustedProxies);
    }
}
