package dev.restante.websocket.tls;

import java.time.Instant;

/** What two texts in PEM came to: a certificate with its key, or what is wrong with one of them. */
public sealed interface PemPair {
    /** They fit, and can be used now. */
    record Usable(NodeCertificate certificate) implements PemPair {}

    /**
     * They cannot be used.
     *
     * @param found in words; nothing of the key
     * @param expected the rule that it breaks
     */
    record Unusable(Part part, String found, String expected) implements PemPair {}

    /** Which of both is at fault. */
    enum Part {
        CERTIFICATE,
        KEY
    }

    /**
     * Reads both, and checks all that would show in a handshake only. Text around the blocks is passed over.
     *
     * @param chain certificates in PEM (RFC 7468): the node's own first, then each that signed the one before
     * @param key one key in PEM: PKCS#8, RSA or EC, without a passphrase
     * @param now the certificates have to be valid at
     */
    static PemPair read(String chain, String key, Instant now) {
        try {
            var certificates = CertificateChain.read(chain, now);
            return new Usable(new NodeCertificate(certificates, PrivateKeyPem.read(key, certificates.get(0))));
        } catch (Unfit unfit) {
            return new Unusable(unfit.part(), unfit.found(), unfit.expected());
        }
    }
}
