package dev.restante.app.cli;

import dev.restante.app.foundation.Foundation;
import dev.restante.app.phases.Phases;
import dev.restante.app.wiring.NodeModules;
import dev.restante.config.Reading;
import dev.restante.config.Setting;
import dev.restante.domain.startup.FailureKind;
import dev.restante.domain.startup.Problem;
import dev.restante.websocket.json.JsonBytes;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code restante config}. */
@Command(name = "config", header = "Prints every setting with the place its value comes from.", description = {
    "Prints every setting that a start here would use, each with the place its value comes from. Starts nothing and looks"
            + " at no port and no disk: 'restante check' does.",
    "What it prints is a settings file itself. Secrets show as \"***\"."
}, footerHeading = "%nExamples:%n", footer = {
    "  restante config --config node.conf",
    "  restante config --changed            only what is not a default",
    "  restante config --json | jq .problems"
}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:nothing is wrong with the settings",
    "2:wrong usage",
    "78:settings or policy; each problem is told"
})
final class ConfigCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(names = "--changed", description = "leaves out what is a default")
    private boolean changed;

    @Option(names = "--json", description = "prints one JSON object: sources, settings, warnings, problems")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Foundation foundation = settings.foundation();
        Reading reading = foundation.reading();
        List<Problem> problems = Phases.problemsOf(foundation, checked -> NodeModules.of(foundation, checked));
        List<Setting> shown = reading.settings()
                .stream()
                .filter(setting -> !changed || setting.source() != Setting.Source.DEFAULT)
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(foundation, shown, problems));
        } else {
            print(out, shown);
            tell(spec.commandLine().getErr(), reading, problems);
        }
        out.flush();
        return problems.isEmpty() ? 0 : FailureKind.SETTINGS.exitCode();
    }

    private void print(PrintWriter out, List<Setting> shown) {
        int width = shown.stream().mapToInt(ConfigCommand::width).max().orElse(0);
        for (Setting setting : shown) {
            String padding = " ".repeat(width - width(setting));
            out.println(setting.key() + " = " + setting.value() + padding + "  # " + origin(setting));
        }
    }

    private static int width(Setting setting) {
        return setting.key().length() + setting.value().length();
    }

    private static String origin(Setting setting) {
        return setting.source() == Setting.Source.DEFAULT ? "default" : setting.origin();
    }

    private static void tell(PrintWriter err, Reading reading, List<Problem> problems) {
        reading.warnings().forEach(warning -> err.println("warning: " + warning));
        problems.forEach(problem -> err.println(problem.describeWithRemedy()));
        if (!problems.isEmpty()) {
            err.println(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
        }
        err.flush();
    }

    private static String json(Foundation foundation, List<Setting> shown, List<Problem> problems) {
        JsonBytes text = new JsonBytes(16_384).beginObject().field("sources", foundation.source());
        text.name("settings").beginArray();
        for (Setting setting : shown) {
            text.beginObject()
                    .field("key", setting.key())
                    .name("value")
                    .verbatim(StandardCharsets.UTF_8.encode(setting.value()))
                    .field("origin", origin(setting))
                    .endObject();
        }
        text.endArray().name("warnings").beginArray();
        foundation.reading().warnings().forEach(text::value);
        text.endArray().name("problems").beginArray();
        for (Problem problem : problems) {
            text.beginObject()
                    .field("code", problem.code().text())
                    .field("origin", problem.origin())
                    .field("key", problem.key())
                    .field("value", problem.value())
                    .field("expected", problem.expected())
                    .field("remedy", problem.remedy())
                    .endObject();
        }
        return StandardCharsets.UTF_8.decode(text.endArray().endObject().buffer()).toString();
    }
}
