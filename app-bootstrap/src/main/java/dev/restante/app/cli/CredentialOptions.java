package dev.restante.app.cli;

import dev.restante.ports.access.Credential;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that shows who sends it. Never an argument: those can be seen by whoever lists processes. */
final class CredentialOptions {
    private static final String VARIABLE = "RESTANTE_TOKEN";
    /** RFC 6750, section 2.1. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    @Option(names = "--token-file", paramLabel = "FILE", description = "a token or an API key to show to the gateway; without it, what the environment variable RESTANTE_TOKEN holds, if anything")
    private @Nullable Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    CredentialOptions() {}

    /** What {@code Authorization} says, read anew each time, so that a file may get a newer token meanwhile. */
    Optional<String> header() {
        if (file != null) {
            return Optional.of(bearer(spec, "--token-file", SecretFile.text(spec, "--token-file", file)));
        }
        String variable = System.getenv(VARIABLE);
        return variable == null || variable.isEmpty() ? Optional.empty()
                : Optional.of(bearer(spec, VARIABLE, variable));
    }

    /** Throws, without a word of it, where it is none. */
    static String bearer(CommandSpec spec, String from, String token) {
        if (token.length() > Credential.MAX_LENGTH || !FORM.matcher(token).matches()) {
            throw new ParameterException(
                    spec.commandLine(), from + ": " + token.length()
                            + " characters that are no token (expected: one token or API key, at most "
                            + Credential.MAX_LENGTH + " characters)");
        }
        return "Bearer " + token;
    }
}
