package dev.restante.websocket.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** The certificate that a node shows, with those that vouch for it, and its key. Immutable; made by {@link PemPair}. */
public final class NodeCertificate {
    private final List<X509Certificate> chain;
    private final PrivateKey key;

    NodeCertificate(List<X509Certificate> chain, PrivateKey key) {
        this.chain = List.copyOf(chain);
        this.key = key;
    }

    /** The node's own. */
    public X509Certificate own() {
        return chain.get(0);
    }

    /** When the first one of the chain expires. */
    public Instant until() {
        return chain.stream().map(each -> each.getNotAfter().toInstant()).min(Instant::compareTo).orElseThrow();
    }

    /**
     * Whom it names, until when, and the SHA-256 of its bytes, as {@code openssl x509 -fingerprint -sha256} shows it. Nothing
     * of the key.
     */
    @Override
    public String toString() {
        return own().getSubjectX500Principal().getName() + ", until " + until() + ", SHA-256 " + fingerprint();
    }

    /** A context of its own for each: tickets of the one before open nothing any more. */
    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager keys = new OneKey(chain, key);
            // Clients show no certificate: nobody to trust.
            context.init(new KeyManager[] {keys}, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has TLS", impossible);
        }
    }

    private String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(own().getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
