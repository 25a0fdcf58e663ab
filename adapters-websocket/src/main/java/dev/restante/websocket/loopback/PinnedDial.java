package dev.restante.websocket.loopback;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Speaks TLS, and trusts the node's own certificate of this moment alone, while it is valid: whom it names, and who vouches
 * for it, is for clients that come from elsewhere.
 */
public final class PinnedDial implements Dial {
    private final SSLContext context;

    /** {@code own}: the certificate that the listener shows now. */
    public PinnedDial(Supplier<X509Certificate> own, InstantSource clock) {
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Pin(own, clock)}, null);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has TLS", impossible);
        }
    }

    @Override
    public Socket to(InetSocketAddress address, int millis) throws IOException {
        Socket plain = PLAIN.to(address, millis);
        try {
            plain.setSoTimeout(millis);
            SSLSocket secured = (SSLSocket) context.getSocketFactory()
                    .createSocket(plain, address.getAddress().getHostAddress(), address.getPort(), true);
            secured.startHandshake();
            return secured;
        } catch (IOException failed) {
            plain.close();
            throw failed;
        }
    }

    private record Pin(Supplier<X509Certificate> own, InstantSource clock) implements X509TrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            X509Certificate shown = chain[0];
            if (!shown.equals(own.get())) {
                throw new CertificateException(
                        "certificate: " + shown.getSubjectX500Principal() + " (expected: the listener's own)");
            }
            shown.checkValidity(Date.from(clock.instant()));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
