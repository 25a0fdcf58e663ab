package dev.restante.app.phases;

import dev.restante.app.access.TokenSource;
import dev.restante.config.Reading;
import dev.restante.config.Settings;
import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.ProblemCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must be so outside of the settings before a start makes sense. Looks, and leaves nothing behind. */
final class Preconditions {
    private Preconditions() {}

    static List<Problem> check(Reading reading, Instant now) {
        Settings settings = reading.candidate();
        List<Problem> problems = new ArrayList<>();
        bindable(reading, "public", settings.publicListener().host(), settings.publicListener().port())
                .ifPresent(problems::add);
        bindable(reading, "management", settings.management().host(), settings.management().port())
                .ifPresent(problems::add);
        if (settings.mailbox() == Settings.MailboxKind.ROCKSDB && !reading.isFaulty("restante.data-directory")) {
            DataDirectory.check(reading).ifPresent(problems::add);
            StoreLock.check(reading).ifPresent(problems::add);
        }
        CertificateCheck.check(reading, now).ifPresent(problems::add);
        reading.candidate().auth().tokens().keys().flatMap(file -> tokenKeys(reading, file)).ifPresent(problems::add);
        return problems;
    }

    private static Optional<Problem> tokenKeys(Reading reading, Path file) {
        return TokenSource.fault(file)
                .map(found -> reading.problem(
                        ProblemCode.TOKEN_KEYS,
                        "restante.auth.jwt.keys",
                        file.toAbsolutePath().normalize().toString(),
                        "a file of public keys, PEM or a JWK set; found: " + found,
                        "name a file that this user may read, with public keys only"));
    }

    private static Optional<Problem> bindable(Reading reading, String group, String host, int port) {
        String key = "restante." + group + ".port";
        if (reading.isFaulty(key) || reading.isFaulty("restante." + group + ".host")) {
            return Optional.empty();
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        String found = "unknown host";
        if (!address.isUnresolved()) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(address);
                return Optional.empty();
            } catch (IOException taken) {
                found = String.valueOf(taken.getMessage());
            }
        }
        return Optional.of(reading.problem(
                ProblemCode.PORT_TAKEN,
                key,
                Integer.toString(port),
                "a free port of " + host + "; found: " + found,
                "stop what listens there, or choose another address or port"));
    }
}
