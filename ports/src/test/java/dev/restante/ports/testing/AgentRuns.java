package dev.restante.ports.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Sample input: what an agent tells of its run, as the chat backends send it. A run has 20 to 200 events of 200 bytes to
 * 4 KiB each, and is the same for the same seed.
 */
public final class AgentRuns {
    /** Fewest and most events of a run. */
    public static final int LEAST_EVENTS = 20;

    public static final int MOST_EVENTS = 200;

    /** Smallest and largest event, bytes in UTF-8. */
    public static final int LEAST_BYTES = 200;

    public static final int MOST_BYTES = 4 << 10;

    private static final String[] WORDS = {
        "the", "customer", "asked", "for", "a", "refund", "order", "invoice", "searching", "results", "we", "found",
        "three",
        "matching", "documents", "größte", "naïve", "Ångström", "請求書", "返金", "заказ", "🙂", "✅", "total:", "€12.50",
        "\\\"quoted\\\"", "path\\\\to\\\\file", "line\\nbreak", "tab\\t", "</script>", "\\u00e9", "100%", "&amp;",
        "{braces}"
    };
    private static final String[] TOOLS =
            {"search_documents", "run_sql", "http_get", "send_mail", "calculator", "read_file"};
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private AgentRuns() {}

    /** The run's events in order, each one a JSON object: from {@code agent_started} to {@code agent_completed}. */
    public static List<String> run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = random.nextInt(LEAST_EVENTS, MOST_EVENTS + 1);
        List<String> events = new ArrayList<>(count);
        String tool = TOOLS[0];
        boolean executing = false;
        for (int i = 0; i < count; i++) {
            String type;
            if (i == 0) {
                type = "agent_started";
            } else if (i == count - 1) {
                type = "agent_completed";
            } else if (executing) {
                type = "tool_completed";
                executing = false;
            } else if (i < count - 2 && random.nextInt(3) == 0) {
                type = "tool_executing";
                tool = TOOLS[random.nextInt(TOOLS.length)];
                executing = true;
            } else {
                type = "agent_thinking";
            }
            events.add(event(random, seed, i, type, tool));
        }
        return List.copyOf(events);
    }

    private static String event(SplittableRandom random, long seed, int number, String type, String tool) {
        StringBuilder json = new StringBuilder(512);
        json.append("{\"type\":\"")
                .append(type)
                .append("\",\"run\":\"run-")
                .append(seed)
                .append("\",\"step\":")
                .append(number);
        json.append(",\"at\":\"").append(START.plusMillis(1_000L * seed + 137L * number)).append('"');
        switch (type) {
            case "agent_started" ->
                json.append(",\"model\":\"large-2\",\"temperature\":0.20,\"resumed\":false,\"parent\":null");
            case "tool_executing" -> json.append(",\"tool\":\"")
                    .append(tool)
                    .append("\",\"arguments\":{\"limit\":")
                    .append(random.nextInt(1, 100))
                    .append(",\"filters\":[{\"field\":\"date\",\"op\":\">=\",\"value\":\"2026-01-01\"},[],{}]}");
            case "tool_completed" -> json.append(",\"tool\":\"")
                    .append(tool)
                    .append("\",\"ok\":")
                    .append(random.nextInt(10) > 0)
                    .append(",\"millis\":")
                    .append(String.format(Locale.ROOT, "%.3f", random.nextDouble(1, 5_000)));
            case "agent_completed" -> json.append(",\"usage\":{\"input\":")
                    .append(random.nextInt(1, 90_000))
                    .append(",\"output\":")
                    .append(random.nextInt(1, 9_000))
                    .append(",\"cost\":1.25e-2},\"status\":\"completed\"");
            default -> json.append(",\"depth\":").append(random.nextInt(5));
        }
        json.append(",\"text\":\"");
        // Most events are short, a few are long.
        int share = random.nextInt(10) == 0 ? MOST_BYTES - 64 : 900;
        int size = random.nextInt(LEAST_BYTES + 30, share);
        int bytes = size(json.toString());
        while (bytes < size) {
            String word = WORDS[random.nextInt(WORDS.length)];
            json.append(word).append(' ');
            bytes += size(word) + 1;
        }
        return json.append("\"}").toString();
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
