package dev.restante.app.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that asks a management listener, which may want a key. Never an argument. */
final class OperatorOptions {
    private static final String VARIABLE = "RESTANTE_MANAGEMENT_KEY";

    @Option(names = "--key-file", paramLabel = "FILE", description = "a key of the node's management listener, if it asks for one; without it, what the environment variable RESTANTE_MANAGEMENT_KEY holds, if anything")
    private @Nullable Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    OperatorOptions() {}

    /** What the key adds to a request's headers. */
    Map<String, String> headers() {
        String variable = System.getenv(VARIABLE);
        if (file != null) {
            return shown("--key-file", SecretFile.text(spec, "--key-file", file));
        }
        return variable == null || variable.isEmpty() ? Map.of() : shown(VARIABLE, variable);
    }

    private Map<String, String> shown(String from, String key) {
        return Map.of("Authorization", CredentialOptions.bearer(spec, from, key));
    }
}
