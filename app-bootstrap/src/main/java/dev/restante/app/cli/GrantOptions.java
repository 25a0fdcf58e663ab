package dev.restante.app.cli;

import dev.restante.domain.access.Grants;
import dev.restante.domain.access.ThreadPattern;
import dev.restante.domain.message.InvalidValue;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that grants something. */
final class GrantOptions {
    @Option(names = "--follow", paramLabel = "PATTERN", description = "threads that may be followed and read: a name, or its beginning and *, or * for all; may be given several times")
    private List<String> follow = List.of();

    @Option(names = "--send", paramLabel = "PATTERN", description = "threads that may be sent to")
    private List<String> send = List.of();

    @Option(names = "--purge", paramLabel = "PATTERN", description = "threads that may be purged")
    private List<String> purge = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    GrantOptions() {}

    /** What was asked for; a word on standard error where that is nothing. */
    Grants grants() {
        Grants grants = new Grants(patterns("--follow", follow), patterns("--send", send), patterns("--purge", purge));
        if (grants.equals(Grants.NOTHING)) {
            spec.commandLine().getErr().println("restante: it grants nothing: give --follow, --send or --purge");
        }
        return grants;
    }

    private List<ThreadPattern> patterns(String option, List<String> texts) {
        try {
            return texts.stream().map(ThreadPattern::new).toList();
        } catch (InvalidValue bad) {
            throw new ParameterException(spec.commandLine(), option + ": " + bad.getMessage());
        }
    }
}
