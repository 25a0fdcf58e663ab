package dev.restante.app.cli;

import dev.restante.app.foundation.Foundation;
import dev.restante.app.logging.NodeLog;
import dev.restante.config.Reading;
import dev.restante.config.SettingsLoader;
import dev.restante.config.Sources;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that reads settings. */
final class SettingsOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "settings that differ from the defaults, in HOCON; without it the defaults hold")
    private @Nullable Path config;

    SettingsOptions() {}

    /** As if this file had been named. */
    static SettingsOptions of(Path config) {
        SettingsOptions options = new SettingsOptions();
        options.config = config;
        return options;
    }

    Foundation foundation() {
        Reading reading = reading();
        return Foundation.lay(sources(reading), reading, NodeLog::transition);
    }

    Reading reading() {
        Map<String, String> properties = System.getProperties()
                .stringPropertyNames()
                .stream()
                .collect(Collectors.toMap(name -> name, System::getProperty));
        return SettingsLoader.load(new Sources(
                Optional.ofNullable(config), System.getenv(), properties, Runtime.getRuntime().maxMemory()));
    }

    /** The file that was named is told even if nothing of it counts in the end. */
    private String sources(Reading reading) {
        String told = reading.sources();
        String name = config == null ? "" : String.valueOf(config.getFileName());
        return name.isEmpty() || told.startsWith(name) ? told : name + "; " + told;
    }
}
