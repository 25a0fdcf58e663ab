package dev.restante.app.certificates;

import dev.restante.config.TlsFiles;
import dev.restante.websocket.tls.NodeCertificate;
import dev.restante.websocket.tls.PemPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Looks whether the files have changed, and takes up what they hold then. For one thread. */
public final class Renewal {
    /** From so long before its end on, a certificate is told to expire. */
    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration REPEATED = Duration.ofDays(1);

    /** Hears what came of a look. */
    public interface Listener {
        /** Another certificate is there, and good. */
        void renewed(NodeCertificate certificate);

        /** What is there cannot be used: once for each content. */
        void kept(PemPair.Unusable fault);

        /** The one in use expires soon, or has expired: once a day. */
        void expires(Instant until);
    }

    private final TlsFiles files;
    private final InstantSource clock;
    private final Listener listener;
    private int used;
    private int seen;
    private boolean told = true;
    private Instant until;
    private Instant nextWarning;

    /** {@code first}: what is in use already. */
    public Renewal(TlsFiles files, CertificateFiles first, InstantSource clock, Listener listener) {
        this.files = files;
        this.clock = clock;
        this.listener = listener;
        this.used = first.contents();
        this.seen = used;
        this.until = first.pair() instanceof PemPair.Usable usable ? usable.certificate().until() : Instant.MAX;
        this.nextWarning = until.equals(Instant.MAX) ? until : until.minus(SOON);
    }

    /** One look. */
    public void look() {
        Instant now = clock.instant();
        CertificateFiles there = CertificateFiles.read(files, now);
        if (there.contents() != used) {
            changed(there);
        } else {
            seen = used;
        }
        if (!now.isBefore(nextWarning)) {
            nextWarning = now.plus(REPEATED);
            listener.expires(until);
        }
    }

    private void changed(CertificateFiles there) {
        switch (there.pair()) {
            case PemPair.Usable usable -> {
                used = there.contents();
                seen = used;
                until = usable.certificate().until();
                nextWarning = until.minus(SOON);
                listener.renewed(usable.certificate());
            }
            case PemPair.Unusable fault -> {
                // Two files are not replaced at once: what is still so at the next look is meant so.
                if (there.contents() != seen) {
                    seen = there.contents();
                    told = false;
                } else if (!told) {
                    told = true;
                    listener.kept(fault);
                }
            }
        }
    }
}
