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
        Optional<Path> file = Optional.ofNullable(config);
        String source = file.map(path -> String.valueOf(path.getFileName())).orElse("defaults");
        return Foundation.lay(source, read(file), NodeLog::transition);
    }

    private static Reading read(Optional<Path> file) {
        Map<String, String> properties = System.getProperties()
                .stringPropertyNames()
                .stream()
                .collect(Collectors.toMap(name -> name, System::getProperty));
        return SettingsLoader.load(
                new Sources(file, System.getenv(), properties, Runtime.getRuntime().maxMemory()));
    }
}
