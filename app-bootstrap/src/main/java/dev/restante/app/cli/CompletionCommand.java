package dev.restante.app.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code restante completion}. */
@Command(name = "completion", description = "Prints a script that lets a shell complete commands and options.", footerHeading = "%nExamples:%n", footer = {
    "  source <(./restante completion)                                       this bash or zsh",
    "  restante completion > ~/.local/share/bash-completion/completions/restante   every bash"
}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:printed", "2:wrong usage"})
final class CompletionCommand implements Runnable {
    @Parameters(paramLabel = "SHELL", arity = "0..1", defaultValue = "bash", description = "bash (default) or zsh; it is the same script")
    private String shell = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (!shell.matches("bash|zsh")) {
            throw new ParameterException(spec.commandLine(), "SHELL: " + shell + " (expected: bash or zsh)");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(AutoComplete.bash("restante", spec.root().commandLine()));
        out.flush();
    }
}
