package dev.restante.app.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ids of log lines are a promise to whoever filters by them: docs/logs.md lists each, and no other. */
class LogEventsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void everyEvent_isDocumented_andEveryDocumentedOneExists() throws IOException {
        List<Path> sources;
        try (Stream<Path> all = Files.walk(ROOT)) {
            sources = all.filter(path -> path.toString().contains("/src/main/java/")
                    && path.toString().endsWith(".java")).toList();
        }
        Set<String> used = new TreeSet<>();
        for (Path source : sources) {
            find("addKeyValue\\(\"event\", \"([a-z.-]+)\"\\)", Files.readString(source), used);
        }
        Set<String> documented = new TreeSet<>();
        find("(?m)^\\| `([a-z.-]+)` \\|", Files.readString(ROOT.resolve("docs/logs.md")), documented);
        assertEquals(String.join("\n", documented), String.join("\n", used));
    }

    private static void find(String pattern, String text, Set<String> found) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
    }
}
