package dev.restante.config;

import dev.restante.domain.startup.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads settings from real files for tests. */
final class Loading {
    static final long HEAP = 1L << 30;

    private Loading() {}

    static Reading defaults() {
        return SettingsLoader.load(new Sources(Optional.empty(), Map.of(), Map.of(), HEAP));
    }

    static Reading file(Path directory, String text) {
        return all(directory, text, Map.of(), Map.of());
    }

    static Reading all(Path directory, String text, Map<String, String> variables, Map<String, String> properties) {
        try {
            Path file = Files.writeString(directory.resolve("application.conf"), text);
            return SettingsLoader.load(new Sources(Optional.of(file), variables, properties, HEAP));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Reading variables(Map<String, String> variables) {
        return SettingsLoader.load(new Sources(Optional.empty(), variables, Map.of(), HEAP));
    }

    static Reading properties(Map<String, String> properties) {
        return SettingsLoader.load(new Sources(Optional.empty(), Map.of(), properties, HEAP));
    }

    static List<String> told(Reading reading) {
        return reading.problems().stream().map(Problem::describe).toList();
    }
}
