package dev.restante.websocket.tls;

import java.time.Duration;

/**
 * How a listener speaks TLS.
 *
 * @param certificate the one to begin with
 * @param handshake time that a client has for its handshake; more than zero
 * @param hsts for how long browsers shall come by TLS only, in whole seconds; zero for nothing said (RFC 6797)
 */
public record TlsSettings(NodeCertificate certificate, Duration handshake, Duration hsts) {
    public TlsSettings {
        if (!handshake.isPositive()) {
            throw new IllegalArgumentException("handshake: " + handshake + " (expected: more than zero)");
        }
        if (hsts.isNegative()) {
            throw new IllegalArgumentException("hsts: " + hsts + " (expected: zero or more)");
        }
    }
}
