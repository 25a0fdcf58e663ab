package dev.restante.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import dev.restante.app.certificates.CertificateFiles;
import dev.restante.config.ListenerSettings;
import dev.restante.config.Settings;
import dev.restante.config.TlsFiles;
import dev.restante.websocket.Edge;
import dev.restante.websocket.tls.PemPair;
import dev.restante.websocket.tls.TlsSettings;
import java.time.InstantSource;
import java.util.Optional;

/** What the public listener is towards the network: TLS, and who stands in front. */
public final class EdgeModule extends AbstractModule {
    /** The listener's files as it begins with them; none where it speaks plainly. */
    public static final Key<Optional<CertificateFiles>> FILES =
            Key.get(new TypeLiteral<Optional<CertificateFiles>>() {});

    @Provides
    @Singleton
    Optional<CertificateFiles> certificateFiles(Settings settings, InstantSource clock) {
        return settings.publicListener().tls().map(files -> CertificateFiles.read(files, clock.instant()));
    }

    @Provides
    @Singleton
    Edge edge(Settings settings, Optional<CertificateFiles> files) {
        ListenerSettings listener = settings.publicListener();
        Optional<TlsSettings> tls =
                listener.tls().flatMap(named -> files.map(read -> tls(named, read.pair())));
        return new Edge(tls, listener.trustedProxies());
    }

    /** They were good when the settings were checked, a moment ago. */
    private static TlsSettings tls(TlsFiles named, PemPair pair) {
        return switch (pair) {
            case PemPair.Usable usable -> new TlsSettings(usable.certificate(), named.handshake(), named.hsts());
            case PemPair.Unusable fault ->
                throw new IllegalStateException(
                        fault.part() + ": " + fault.found() + " (expected: " + fault.expected() + ")");
        };
    }
}
