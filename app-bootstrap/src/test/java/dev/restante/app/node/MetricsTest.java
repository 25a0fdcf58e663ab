package dev.restante.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.serving.ServingState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real node exports after some traffic. */
@Timeout(60)
class MetricsTest {
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-z0-9_]+)(?:\\{([^}]*)})? \\S+");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9_]+)` \\| (\\w+) \\| [^|]+ \\| ([^|]*) \\|.*");

    @TempDir
    Path directory;

    private StartedNode node() {
        return StartedNode.with(Map.of(
                "RESTANTE_MAILBOX", "rocksdb", "RESTANTE_DATA_DIRECTORY", directory.resolve("data").toString(),
                "RESTANTE_LIMITS_MESSAGE_BYTES", "1 KiB"));
    }

    @Test
    void catalogue_isWhatIsExported_bothWays() throws Exception {
        try (StartedNode node = node()) {
            someTraffic(node);
            assertEquals(catalogued(), exported(node.manage("GET", "/metrics").body()));
        }
    }

    @Test
    void figures_tellWhatHappened() throws Exception {
        try (StartedNode node = node()) {
            someTraffic(node);
            String text = node.manage("GET", "/metrics").body();
            assertLine(text, "restante_sends_total{entrance=\"http\",outcome=\"delivered\",reason=\"none\"} 1.0");
            assertLine(text, "restante_sends_total{entrance=\"http\",outcome=\"queued\",reason=\"none\"} 1.0");
            assertLine(text, "restante_sends_total{entrance=\"http\",outcome=\"rejected\",reason=\"INVALID\"} 1.0");
            assertLine(text, "restante_sends_total{entrance=\"http\",outcome=\"rejected\",reason=\"TOO_LARGE\"} 1.0");
            assertLine(text, "restante_messages_accepted_total 2.0");
            assertLine(text, "restante_connections_open{kind=\"websocket\"} 1.0");
            assertLine(text, "restante_readers 1.0");
            assertLine(text, "restante_readers_catching_up 0.0");
            assertLine(text, "restante_commit_seconds_count 2");
            assertLine(text, "restante_fanout_seconds_count 1");
            assertLine(text, "restante_takes_total 1.0");
            assertLine(text, "restante_serving_state{state=\"READY\"} 1.0");
            assertTrue(value(text, "restante_store_write_seconds_count") >= 2, text);
        }
    }

    @Test
    void probes_leaveNoFigure() throws Exception {
        try (StartedNode node = node()) {
            assertEquals(ServingState.READY, node.decided());
            assertTrue(node.report().text().contains("queued, read back"));
            String text = node.manage("GET", "/metrics").body();
            for (String figure : new String[] {
                "restante_messages_accepted_total", "restante_messages_purged_total", "restante_messages_held",
                "restante_commit_seconds_count", "restante_fanout_seconds_count", "restante_readers",
                "restante_mailbox_threads", "restante_mailbox_bytes"
            }) {
                assertEquals(0, value(text, figure), figure);
            }
            assertFalse(text.lines().anyMatch(line -> line.matches("restante_(sends|connections)_.* [1-9].*")), text);
        }
    }

    @Test
    void names_neverBecomeLabels() throws Exception {
        try (StartedNode node = node()) {
            assertEquals(ServingState.READY, node.decided());
            node.manage("GET", "/metrics");
            long before = samples(node);
            for (int i = 0; i < 50; i++) {
                node.send("name-" + i, "1");
            }
            assertEquals(before, samples(node));
            assertFalse(node.manage("GET", "/metrics").body().contains("name-"));
        }
    }

    private static long samples(StartedNode node) throws Exception {
        // The JVM's own may come and go, its memory pools for one.
        return node.manage("GET", "/metrics").body().lines().filter(line -> line.startsWith("restante_")).count();
    }

    private static void someTraffic(StartedNode node) throws Exception {
        assertEquals(ServingState.READY, node.decided());
        Client client = node.follow("followed");
        client.awaitText("\"type\":\"following\"");
        assertEquals(200, node.send("followed", "1").statusCode());
        assertEquals(202, node.send("left-alone", "1").statusCode());
        assertEquals(400, node.send("left-alone", "{").statusCode());
        assertEquals(413, node.send("left-alone", "\"" + "x".repeat(2_000) + "\"").statusCode());
    }

    private static void assertLine(String text, String line) {
        assertTrue(text.lines().anyMatch(line::equals), line + " (expected in)\n" + text);
    }

    private static double value(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    /** Name to type and label names. */
    private static Map<String, String> exported(String text) {
        Map<String, String> types = new TreeMap<>();
        Map<String, TreeSet<String>> labels = new TreeMap<>();
        for (String line : text.lines().toList()) {
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (type.matches()) {
                types.put(type.group(1), type.group(2));
                labels.put(type.group(1), new TreeSet<>());
            } else if (sample.matches() && sample.group(2) != null) {
                String family = sample.group(1).replaceAll("_(bucket|sum|count)$", "");
                TreeSet<String> known =
                        Objects.requireNonNull(labels.getOrDefault(sample.group(1), labels.get(family)), line);
                Arrays.stream(sample.group(2).split(",(?=[a-z]+=\")"))
                        .map(label -> label.substring(0, label.indexOf('=')))
                        .filter(label -> !label.equals("le"))
                        .forEach(known::add);
            }
        }
        Map<String, String> all = new TreeMap<>();
        types.forEach((name, type) -> all.put(name, type + " " + String.join(", ", labels.get(name))));
        return all;
    }

    private static Map<String, String> catalogued() throws Exception {
        return Files.readAllLines(Path.of("..", "docs", "metrics.md"))
                .stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> row.group(2) + " "
                                + new TreeSet<>(Arrays.asList(row.group(3).replace("`", "").strip().split(", ")))
                                        .stream()
                                        .collect(Collectors.joining(", ")),
                        (a, b) -> a + " twice",
                        TreeMap::new));
    }
}
