package dev.restante.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way around picocli leads to the same place, and is taken only where it does. */
class PlainRunTest {
    @ParameterizedTest
    @ValueSource(strings = {"run", "run --config a.conf", "run --config=/etc/a.conf", "run --config ./a-b_c.conf"})
    void runAndItsFile_arePlain(String line) {
        assertTrue(PlainRun.of(words(line), 0).isPresent(), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plan", "version", "--help", "run --help", "run -h", "run --config", "run --config=",
        "run --config --help", "run --config @file", "run @file", "run a.conf", "run --config a b", "run --confg a",
        "run --config=\"a\"", "run --config=a --config=b", "--config a run", "run --", "run --conf a"})
    void whateverElse_isPicoclis(String line) {
        assertTrue(PlainRun.of(words(line), 0).isEmpty(), line);
    }

    @Test
    void settingsFile_isTheOneNamed(@TempDir Path directory) throws Exception {
        String file = Files.writeString(directory.resolve("a.conf"), "restante.public.port = 4711").toString();
        for (List<String> line : List.of(List.of("run", "--config", file), List.of("run", "--config=" + file))) {
            RunCommand plain = PlainRun.of(line, 0).orElseThrow();
            assertEquals(4711, plain.settings().foundation().reading().candidate().publicListener().port());
            RunCommand parsed = (RunCommand) CommandLines.restante(0)
                    .parseArgs(line.toArray(String[]::new))
                    .subcommand()
                    .commandSpec()
                    .userObject();
            assertEquals(
                    parsed.settings().foundation().source(), plain.settings().foundation().source());
            assertEquals(4711, parsed.settings().foundation().reading().candidate().publicListener().port());
        }
    }

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
    }
}
