package dev.restante.app.phases;

import dev.restante.app.certificates.CertificateFiles;
import dev.restante.config.Reading;
import dev.restante.config.TlsFiles;
import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.ProblemCode;
import dev.restante.websocket.tls.PemPair;
import java.time.Instant;
import java.util.Optional;

/** Whether the public listener's certificate and key are there, and good. */
final class CertificateCheck {
    private CertificateCheck() {}

    static Optional<Problem> check(Reading reading, Instant now) {
        return reading.candidate().publicListener().tls().flatMap(files -> check(reading, files, now));
    }

    private static Optional<Problem> check(Reading reading, TlsFiles files, Instant now) {
        return switch (CertificateFiles.read(files, now).pair()) {
            case PemPair.Usable usable -> Optional.empty();
            case PemPair.Unusable fault -> {
                boolean ofKey = fault.part() == PemPair.Part.KEY;
                yield Optional.of(reading.problem(
                        ProblemCode.CERTIFICATE,
                        "restante.public.tls." + (ofKey ? "key" : "certificate"),
                        (ofKey ? files.key() : files.certificate()).toAbsolutePath().normalize().toString(),
                        fault.expected() + "; found: " + fault.found(),
                        "put another file there, or name another one"));
            }
        };
    }
}
