package dev.restante.app.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SECURITY.md names every limit with its default, metrics that exist, and tests that exist. */
class SecurityDocumentTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| ([^|]+) \\|.*");
    private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+(?:Test|Contract))\\.([A-Za-z0-9_]+)`");
    private static final Pattern METRIC = Pattern.compile("`(restante_[a-z_]+)`");

    private final String document = Files.readString(ROOT.resolve("SECURITY.md"));

    SecurityDocumentTest() throws IOException {}

    @Test
    void limits_areThoseOfReferenceConf_withTheirDefaults() {
        Config limits = ConfigFactory.parseResources("reference.conf").getConfig("restante.limits");
        Map<String, String> expected = new TreeMap<>();
        limits.root().forEach((name, value) -> expected.put(name, String.valueOf(value.unwrapped())));
        Map<String, String> told = new TreeMap<>();
        rows().map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(row -> told.put(row.group(1), row.group(2).strip()));
        assertEquals(expected, told);
    }

    @Test
    void tests_thatAreNamed_exist() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(ROOT)) {
            sources = files.filter(file -> file.toString().contains("src/test/java")).toList();
        }
        List<String> missing = new ArrayList<>();
        Matcher named = TEST.matcher(document);
        int count = 0;
        while (named.find()) {
            count++;
            String method = named.group(2);
            boolean found = sources.stream()
                    .filter(file -> file.endsWith(named.group(1) + ".java"))
                    .anyMatch(file -> read(file).contains("void " + method + "("));
            if (!found) {
                missing.add(named.group());
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(count > 20, count + " tests are named");
    }

    @Test
    void everyLimit_namesATestOrWhyThereIsNone_andMetricsThatAreDocumented() throws IOException {
        String metrics = Files.readString(ROOT.resolve("docs/metrics.md"));
        rows().forEach(row -> {
            String[] cells = row.split("\\|", -1);
            assertEquals(7, cells.length, row);
            assertTrue(TEST.matcher(cells[5]).find() || cells[5].contains("none: "), row);
            Matcher metric = METRIC.matcher(cells[4]);
            assertEquals(cells[4].strip().equals("none"), !metric.find(), row);
            METRIC.matcher(cells[4])
                    .results()
                    .forEach(name -> assertTrue(metrics.contains("| `" + name.group(1) + "` |"), row));
        });
    }

    private Stream<String> rows() {
        return document.lines()
                .dropWhile(line -> !line.startsWith("| Limit |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
