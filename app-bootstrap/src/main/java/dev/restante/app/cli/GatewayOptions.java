package dev.restante.app.cli;

import dev.restante.app.client.GatewayAddress;
import dev.restante.app.client.Trust;
import dev.restante.config.ListenerSettings;
import dev.restante.config.Reading;
import dev.restante.config.Settings;
import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that speaks to a running gateway. */
final class GatewayOptions {
    private static final Set<ProblemCode> OF_THE_FILE = Set.of(ProblemCode.FILE_MISSING, ProblemCode.FILE_SYNTAX);

    @Option(names = "--url", paramLabel = "URL", description = "the gateway's listener; without it, the one that the settings name")
    private @Nullable String url;

    @Option(names = "--cacert", paramLabel = "FILE", description = "for https: trust the certificates in FILE (PEM) and no others; without it, those that the JDK trusts")
    private @Nullable Path certificates;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    GatewayOptions() {}

    boolean isUrlGiven() {
        return url != null;
    }

    GatewayAddress publicListener() {
        if (url != null) {
            return trusting(given(url));
        }
        Settings found = sound(Set.of(
                "restante.public.host", "restante.public.port", "restante.public.tls.certificate",
                "restante.public.tls.key"));
        ListenerSettings listener = found.publicListener();
        String scheme = listener.tls().isPresent() ? "https" : "http";
        return trusting(GatewayAddress.of(scheme, listener.host(), listener.port()));
    }

    GatewayAddress managementListener() {
        if (url != null) {
            return trusting(given(url));
        }
        Settings found = sound(Set.of("restante.management.host", "restante.management.port"));
        return GatewayAddress.of("http", found.management().host(), found.management().port());
    }

    /** The settings, if nothing is wrong with these; another problem is no business of a client's. */
    Settings sound(Set<String> keys) {
        Reading reading = settings.reading();
        List<Problem> problems = reading.problems()
                .stream()
                .filter(problem -> keys.contains(problem.key()) || OF_THE_FILE.contains(problem.code()))
                .toList();
        if (!problems.isEmpty()) {
            throw new Refusal(
                    Refusal.SETTINGS,
                    problems.stream().map(Problem::describeWithRemedy).collect(Collectors.joining("\n")));
        }
        return reading.candidate();
    }

    private GatewayAddress trusting(GatewayAddress address) {
        if (certificates == null) {
            return address;
        }
        try {
            return address.trusting(Trust.of(certificates));
        } catch (IOException unusable) {
            throw new ParameterException(
                    spec.commandLine(), "--cacert: " + certificates + ": " + unusable.getMessage());
        }
    }

    private GatewayAddress given(String text) {
        try {
            return GatewayAddress.of(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--url: " + e.getMessage());
        }
    }
}
