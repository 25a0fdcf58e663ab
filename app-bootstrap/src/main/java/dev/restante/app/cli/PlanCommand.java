package dev.restante.app.cli;

import dev.restante.app.foundation.Foundation;
import dev.restante.app.phases.Phases;
import dev.restante.app.wiring.NodeModules;
import dev.restante.domain.startup.Deadlines;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.PlannedStep;
import dev.restante.domain.startup.StartupPlan;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code restante plan}. */
@Command(name = "plan", description = "Prints the steps of a start, in order, with their deadlines; starts nothing.", footerHeading = "%nExamples:%n", footer = {
    "  restante plan --config node.conf"}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:printed",
        "2:wrong usage"})
final class PlanCommand implements Runnable {
    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Foundation foundation = settings.foundation();
        StartupPlan plan = Phases.of(foundation, checked -> NodeModules.of(foundation, checked))
                .plan();
        out.printf(
                Locale.ROOT,
                "total deadline %s, steps together at most %s%n",
                Deadlines.words(plan.deadline()),
                Deadlines.words(plan.stepsTogether()));
        for (Phase phase : Phase.values()) {
            out.println(phase);
            List<PlannedStep> steps =
                    plan.steps().stream().filter(step -> step.phase() == phase).toList();
            if (steps.isEmpty()) {
                out.println("  nothing to do");
            }
            steps.forEach(step -> print(out, step));
        }
        out.flush();
    }

    private static void print(PrintWriter out, PlannedStep step) {
        String line = String.format(
                Locale.ROOT,
                "  %-44s %-9s %6s%s",
                step.name(),
                step.importance().text(),
                Deadlines.words(step.deadline()),
                step.undo() == PlannedStep.Undo.REVERSES ? "  undone if a later one fails" : "");
        out.println(line);
    }
}
