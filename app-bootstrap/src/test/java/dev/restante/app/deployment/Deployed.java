package dev.restante.app.deployment;

import dev.restante.config.Reading;
import dev.restante.config.Settings;
import dev.restante.config.SettingsLoader;
import dev.restante.config.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The settings that a deployment gives the gateway. */
final class Deployed {
    static final Path FILES = Path.of("../deploy");
    private static final long HEAP = 512 << 20;

    private Deployed() {}

    /** With this file and these environment variables; refuses the deployment if the gateway would. */
    static Settings settings(Optional<Path> file, Map<String, String> variables) {
        Reading reading = SettingsLoader.load(new Sources(file, variables, Map.of(), HEAP));
        if (!reading.problems().isEmpty()) {
            throw new AssertionError(reading.problems());
        }
        if (!reading.warnings().isEmpty()) {
            throw new AssertionError(reading.warnings());
        }
        return reading.candidate();
    }

    /** Seconds, as systemd writes them: {@code 75s}. */
    static Duration seconds(String text) {
        if (!text.matches("\\d+s")) {
            throw new AssertionError(text + " (expected: seconds, such as 75s)");
        }
        return Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }
}
