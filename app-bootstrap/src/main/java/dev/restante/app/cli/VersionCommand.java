package dev.restante.app.cli;

import dev.restante.app.foundation.Build;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code restante version}. */
@Command(name = "version", description = "Prints name and version, and the Java that runs it.", footerHeading = "%nExamples:%n", footer = {
    "  restante version"}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:printed", "2:wrong usage"})
final class VersionCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().getOut().println(Build.name() + ", Java " + Runtime.version());
    }
}
