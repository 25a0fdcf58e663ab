package dev.restante.app.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates a client takes. Immutable. */
public record Trust(SSLContext context) {
    /** The certificates in a file in PEM, those that they signed, and no others; {@link IOException} where there are none. */
    public static Trust of(Path pem) throws IOException {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new IOException("no certificate (expected: one or more in PEM)");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate each : certificates) {
                store.setCertificateEntry(Integer.toString(store.size()), each);
            }
            TrustManagerFactory trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusting.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusting.getTrustManagers(), null);
            return new Trust(context);
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("no certificate in PEM", unreadable);
        }
    }
}
