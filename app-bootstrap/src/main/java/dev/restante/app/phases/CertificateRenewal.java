package dev.restante.app.phases;

import com.google.inject.Injector;
import dev.restante.app.certificates.CertificateFiles;
import dev.restante.app.certificates.Renewal;
import dev.restante.app.certificates.RenewalClock;
import dev.restante.app.certificates.CertificateLog;
import dev.restante.app.wiring.EdgeModule;
import dev.restante.config.Settings;
import dev.restante.config.TlsFiles;
import dev.restante.websocket.PublicListener;
import dev.restante.websocket.tls.PemPair;
import java.time.InstantSource;
import java.util.Optional;

/** Takes up newer certificates for an open listener, where it speaks TLS. */
final class CertificateRenewal {
    private CertificateRenewal() {}

    /** What ends it. */
    static Runnable begin(Injector injector, PublicListener listener) {
        Optional<TlsFiles> tls = injector.getInstance(Settings.class).publicListener().tls();
        if (tls.isEmpty()) {
            return () -> {};
        }
        InstantSource clock = injector.getInstance(InstantSource.class);
        CertificateFiles first = injector.getInstance(EdgeModule.FILES).orElseThrow();
        if (first.pair() instanceof PemPair.Usable usable) {
            CertificateLog.shown(usable.certificate());
        }
        RenewalClock looking =
                new RenewalClock(new Renewal(tls.get(), first, clock, new CertificateLog(listener::show)));
        looking.start(tls.get().reload());
        return looking::stop;
    }
}
