package dev.restante.app.cli;

import dev.restante.app.foundation.Build;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The tree of commands. */
public final class CommandLines {
    private CommandLines() {}

    /**
     * A new {@code restante}, ready to execute.
     *
     * @param began when the process began, on the scale of {@link System#nanoTime()}
     */
    public static CommandLine restante(long began) {
        CommandLine tree = new CommandLine(new Root())
                .addSubcommand(new RunCommand(began))
                .addSubcommand(new PlanCommand())
                .addSubcommand(new VersionCommand())
                .addSubcommand(new TrainCommand());
        withHelp(tree);
        tree.getSubcommands().values().forEach(CommandLines::withHelp);
        return tree;
    }

    private static void withHelp(CommandLine command) {
        command.getCommandSpec().mixinStandardHelpOptions(true).version(Build.name());
    }

    @Command(name = "restante", synopsisSubcommandLabel = "COMMAND", description = "A realtime message gateway that answers every send with the truth.", footer = {
        "",
        "Begin with:  restante run",
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
