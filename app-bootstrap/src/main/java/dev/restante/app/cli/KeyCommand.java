package dev.restante.app.cli;

import dev.restante.auth.keys.ApiKey;
import dev.restante.auth.keys.SecretHash;
import dev.restante.auth.keys.ShownKey;
import dev.restante.domain.access.Grants;
import dev.restante.domain.access.Principal;
import dev.restante.domain.access.ThreadPattern;
import dev.restante.domain.message.InvalidValue;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restante key}. */
@Command(name = "key", header = "Makes an API key.", description = {
    "Prints a new API key for its holder, and below it what belongs into the settings of the gateway: a salted hash, from"
            + " which nobody gets the key back. It is shown this once and kept nowhere.",
    "To change a key, add another of the same --name, let its holder take that one, and remove the old one."
}, footerHeading = "%nExamples:%n", footer = {
    "  restante key shop1 --name shop --send 'orders-*'",
    "  restante key backend --follow '*' --send '*' --purge '*'",
    "  restante key ops1 --operator"
}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:printed", "2:wrong usage"})
final class KeyCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "tells keys apart, and is part of the key: 4 - 32 letters and digits")
    private String id = "";

    @Option(names = "--name", paramLabel = "NAME", description = "who holds it, as told in logs; without it, ID")
    private @Nullable String name;

    @Option(names = "--operator", description = "for the management listener, where it opens everything: /console, /metrics, /drain, /backup")
    private boolean operator;

    @Mixin
    private GrantOptions granted = new GrantOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final SecureRandom random;

    /** {@code random} makes secret and salt. */
    KeyCommand(SecureRandom random) {
        this.random = random;
    }

    @Override
    public void run() {
        ShownKey shown;
        ApiKey kept;
        try {
            Principal holder = new Principal(name == null ? id : name);
            shown = ShownKey.draw(id, random);
            kept = new ApiKey(id, holder, SecretHash.of(shown.secret(), random),
                    operator ? Grants.EVERYTHING : granted.grants());
        } catch (InvalidValue bad) {
            throw new ParameterException(spec.commandLine(), "--name: " + bad.getMessage());
        } catch (IllegalArgumentException bad) {
            throw new ParameterException(spec.commandLine(), String.valueOf(bad.getMessage()));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(shown.text());
        out.println();
        if (operator) {
            out.println("restante.management.key-hashes += " + quoted(kept.hash().text()));
            out.flush();
            return;
        }
        out.println("restante.auth.api-keys += {");
        out.println("  id = " + quoted(kept.id()) + ", name = " + quoted(kept.principal().name()) + ",");
        out.println("  hash = " + quoted(kept.hash().text()) + ",");
        out.println("  follow = " + list(kept.grants().follow()) + ", send = " + list(kept.grants().send())
                + ", purge = " + list(kept.grants().purge()));
        out.println("}");
        out.flush();
    }

    private static String list(List<ThreadPattern> patterns) {
        return patterns.stream().map(pattern -> quoted(pattern.text())).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Printable ASCII, as all of it is. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
