package dev.restante.app.cli;

import dev.restante.auth.jwt.NewToken;
import dev.restante.auth.jwt.SigningAlgorithm;
import dev.restante.auth.jwt.SigningKey;
import dev.restante.domain.access.Principal;
import dev.restante.domain.message.InvalidValue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code restante token}. */
@Command(name = "token", header = "Makes a token (JWT).", description = {
    "Prints a signed token for development and for operators; usually a service of your own makes them.",
    "The claim \"restante\" says what it grants: {\"follow\": [patterns], \"send\": [patterns], \"purge\": [patterns]}."
}, footerHeading = "%nExamples:%n", footer = {
    "  openssl rand -base64 48 > secret",
    "  restante token --secret-file secret --subject alice --follow 'inbox-alice*'",
    "  restante token --key-file key.pem --subject shop --send 'orders-*' --expires 10m --issuer https://shop.example"
}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:printed", "2:wrong usage, or a key that can't be used"})
final class TokenCommand implements Runnable {
    private static final Pattern AGE = Pattern.compile("([1-9][0-9]{0,6})(s|m|h|d)");

    @ArgGroup(multiplicity = "1")
    private Key key = new Key();

    /** What signs it. */
    static final class Key {
        @Option(names = "--secret-file", paramLabel = "FILE", required = true, description = "the secret that the gateway has too, at least 32 bytes; a line end behind it is not part of it; - for standard input")
        private @Nullable Path secret;

        @Option(names = "--key-file", paramLabel = "FILE", required = true, description = "a private key in PEM (PKCS #8), of which the gateway has the public one; - for standard input")
        private @Nullable Path pem;

        Key() {}
    }

    @Option(names = "--subject", paramLabel = "NAME", required = true, description = "whose token it is: claim sub")
    private String subject = "";

    @Mixin
    private GrantOptions granted = new GrantOptions();

    @Option(names = "--issuer", paramLabel = "NAME", description = "claim iss, where the gateway asks for one")
    private @Nullable String issuer;

    @Option(names = "--audience", paramLabel = "NAME", description = "claim aud, where the gateway asks for one")
    private @Nullable String audience;

    @Option(names = "--expires", paramLabel = "AGE", defaultValue = "1h", description = "how long it is good: 30s, 10m, 1h (default), 7d")
    private String age = "";

    @Option(names = "--algorithm", paramLabel = "NAME", description = "HS256 (default), HS384, HS512 for a secret; of a key file RS256 (default) or PS256 for RSA, ES256 for EC, EdDSA for Ed25519")
    private @Nullable String algorithm;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InstantSource clock;

    TokenCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SigningKey signing = signingKey();
        String token = new NewToken(
                principal(),
                granted.grants(),
                Optional.ofNullable(issuer),
                Optional.ofNullable(audience),
                now,
                now.plus(duration()))
                .signedBy(signing, algorithm(signing));
        PrintWriter out = spec.commandLine().getOut();
        out.println(token);
        out.flush();
    }

    private SigningKey signingKey() {
        Path secret = key.secret;
        Path pem = key.pem;
        try {
            if (secret != null) {
                return SigningKey.ofSecret(SecretFile.bytes(spec, "--secret-file", secret));
            }
            return SigningKey.ofPem(SecretFile.text(spec, "--key-file", pem == null ? Path.of("") : pem));
        } catch (IllegalArgumentException unfit) {
            throw usage((secret == null ? "--key-file: " : "--secret-file: ") + unfit.getMessage());
        }
    }

    private Principal principal() {
        try {
            return new Principal(subject);
        } catch (InvalidValue bad) {
            throw usage("--subject: " + bad.getMessage());
        }
    }

    private Duration duration() {
        Matcher matcher = AGE.matcher(age);
        if (!matcher.matches()) {
            throw usage("--expires: " + age + " (expected: a whole number and s, m, h or d)");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private SigningAlgorithm algorithm(SigningKey signing) {
        String wanted = algorithm;
        if (wanted == null) {
            return signing.algorithms().get(0);
        }
        return signing.algorithms()
                .stream()
                .filter(each -> each.name().equals(wanted.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> usage("--algorithm: " + wanted + " (expected: one of " + signing.algorithms() + ")"));
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
