package dev.restante.app.cli;

import dev.restante.app.foundation.Build;
import dev.restante.app.foundation.Randomness;
import java.io.PrintWriter;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The tree of commands. */
public final class CommandLines {
    private static final int WIDTH = 110;

    private CommandLines() {}

    /**
     * A new {@code restante}, ready to execute.
     *
     * @param began when the process began, on the scale of {@link System#nanoTime()}
     */
    public static CommandLine restante(long began) {
        CommandLine tree = new CommandLine(new Root())
                .addSubcommand(new RunCommand(began))
                .addSubcommand(new CheckCommand(began))
                .addSubcommand(new ConfigCommand())
                .addSubcommand(new PlanCommand())
                .addSubcommand(new SendCommand())
                .addSubcommand(new FollowCommand())
                .addSubcommand(new BackupCommand())
                .addSubcommand(new KeyCommand(Randomness.unguessable()))
                .addSubcommand(new TokenCommand(InstantSource.system()))
                .addSubcommand(new CompletionCommand())
                .addSubcommand(new VersionCommand())
                .addSubcommand(new TrainCommand());
        withHelp(tree);
        tree.getSubcommands().values().forEach(CommandLines::withHelp);
        return tree.setExecutionExceptionHandler(CommandLines::failed)
                .setParameterExceptionHandler((wrong, arguments) -> misused(wrong))
                .setExpandAtFiles(false) // a body may begin with @
                .setUsageHelpWidth(WIDTH);
    }

    /** What is wrong, what was perhaps meant, and where to read on: not the whole help, which would hide it. */
    private static int misused(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("see: " + name + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int failed(Exception thrown, CommandLine command, ParseResult parsed) {
        if (thrown instanceof Refusal refusal) {
            command.getErr().println("restante: " + refusal.getMessage());
            return refusal.exitCode();
        }
        command.getErr().println("restante: a bug; report it with what follows");
        thrown.printStackTrace(command.getErr());
        return Refusal.BUG;
    }

    private static void withHelp(CommandLine command) {
        command.getCommandSpec().mixinStandardHelpOptions(true).version(Build.name());
    }

    @Command(name = "restante", synopsisSubcommandLabel = "COMMAND", description = "A realtime message gateway that answers every send with the truth.", footer = {
        "",
        "Begin with:  restante run",
        "Try:         restante send demo '{\"hello\":\"world\"}', and restante follow demo in another terminal",
        "Complete:    source <(restante completion)",
        "Settings:    a file named by --config, environment variables (RESTANTE_PUBLIC_PORT=8090),",
        "             system properties (RESTANTE_JAVA_OPTS=-Drestante.public.port=8090)"
    })
    private static final class Root implements Runnable {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
