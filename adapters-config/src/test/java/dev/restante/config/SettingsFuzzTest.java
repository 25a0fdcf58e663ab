package dev.restante.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.startup.Problem;
import dev.restante.ports.testing.ErrorText;
import dev.restante.ports.testing.Fuzz;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Any text as a file, a variable or a property: settings or problems, and never an exception. */
@Timeout(3_600)
class SettingsFuzzTest {
    @TempDir
    private Path directory;

    @Test
    void anyText_isReadOrTold() {
        Fuzz.check(SettingsFuzzTest.class, "settings.txt", 100, (input, random) -> {
            String text = new String(input, StandardCharsets.UTF_8);
            String[] parts = text.split("=", 2);
            String value = parts.length == 2 ? parts[1] : "";
            check(Loading.file(directory, text));
            check(Loading.variables(Map.of(parts[0], value)));
            check(Loading.properties(Map.of(parts[0].strip(), value.strip())));
        });
    }

    private static void check(Reading reading) {
        for (Problem problem : reading.problems()) {
            ErrorText.check(problem.describe());
            ErrorText.check(problem.describeWithRemedy().replaceFirst("\\); .*", ")"));
        }
        reading.warnings().forEach(warning -> assertTrue(warning.length() < 1_000, warning));
    }
}
