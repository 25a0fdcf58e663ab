package dev.restante.websocket.tls;

import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Sequence;
import io.undertow.UndertowOptions;

/** The versions and ciphers of TLS that are spoken: forward secret and authenticated ones, the best of ours first. */
final class Spoken {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] CIPHERS = {
        "TLS_AES_128_GCM_SHA256",
        "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        // Undertow offers HTTP/2 only where this one, which RFC 7540 demanded, is among ours; of clients we ask it not.
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    };

    private Spoken() {}

    /** For a listener, beside the {@code others} of its sockets. */
    static OptionMap with(OptionMap others) {
        return OptionMap.builder()
                .addAll(others)
                .set(Options.SSL_ENABLED_PROTOCOLS, Sequence.of(VERSIONS))
                .set(Options.SSL_ENABLED_CIPHER_SUITES, Sequence.of(CIPHERS))
                .set(UndertowOptions.SSL_USER_CIPHER_SUITES_ORDER, true)
                .getMap();
    }
}
