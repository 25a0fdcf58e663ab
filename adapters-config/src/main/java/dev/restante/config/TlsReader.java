package dev.restante.config;

import static dev.restante.config.Parsers.duration;
import static dev.restante.config.Parsers.text;
import static dev.restante.config.Parsers.wholeSeconds;

import com.typesafe.config.ConfigValue;
import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.ProblemCode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Reads group {@code restante.public.tls}. Pure. */
final class TlsReader {
    static final String CERTIFICATE = "restante.public.tls.certificate";
    static final String KEY = "restante.public.tls.key";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private TlsReader() {}

    /** Empty where neither file is named, or where one of them is missing: {@link #check} tells that. */
    static Optional<TlsFiles> read(Values values) {
        Optional<Path> certificate = values.read(CERTIFICATE, file());
        Optional<Path> key = values.read(KEY, file());
        Duration reload = values.read("restante.public.tls.reload", duration(SECOND, Duration.ofHours(1)));
        Duration handshake = values.read("restante.public.tls.handshake", duration(SECOND, Duration.ofMinutes(1)));
        Duration hsts = values.read("restante.public.tls.hsts", wholeSeconds(Duration.ZERO, Duration.ofDays(3_650)));
        if (certificate.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TlsFiles(certificate.get(), key.get(), reload, handshake, hsts));
    }

    /** That both files are named, or none. */
    static void check(Values values, Findings findings) {
        boolean certificate = !values.written(CERTIFICATE).isEmpty();
        boolean key = !values.written(KEY).isEmpty();
        if (certificate != key && findings.sound(CERTIFICATE, KEY)) {
            String missing = certificate ? KEY : CERTIFICATE;
            String given = certificate ? CERTIFICATE : KEY;
            findings.add(new Problem(
                    ProblemCode.TLS_INCOMPLETE, values.origin(given), missing, "", "a file, beside " + given, ""));
        }
    }

    private static Function<ConfigValue, Optional<Path>> file() {
        return text(ProblemCode.MALFORMED, "the path of a file, or nothing", TlsReader::path);
    }

    private static Optional<Optional<Path>> path(String text) {
        try {
            return Optional.of(text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
