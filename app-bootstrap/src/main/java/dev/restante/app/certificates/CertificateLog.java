package dev.restante.app.certificates;

import dev.restante.websocket.tls.NodeCertificate;
import dev.restante.websocket.tls.PemPair;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what becomes of the listener's certificate into the log; {@code show} gets each new one first. */
public record CertificateLog(Consumer<NodeCertificate> show) implements Renewal.Listener {
    private static final Logger LOG = LoggerFactory.getLogger("restante");

    /** The one that a start begins with. */
    public static void shown(NodeCertificate certificate) {
        LOG.atInfo().addKeyValue("event", "certificate.shown").log("certificate: {}", certificate);
    }

    @Override
    public void renewed(NodeCertificate certificate) {
        show.accept(certificate);
        LOG.atInfo().addKeyValue("event", "certificate.renewed").log("certificate renewed: {}", certificate);
    }

    @Override
    public void kept(PemPair.Unusable fault) {
        LOG.atError()
                .addKeyValue("event", "certificate.kept")
                .log("the new certificate cannot be used, the one before stays: {}: {} (expected: {})",
                        fault.part(), fault.found(), fault.expected());
    }

    @Override
    public void expires(Instant until) {
        LOG.atWarn().addKeyValue("event", "certificate.expires").log("the certificate expires at {}", until);
    }
}
