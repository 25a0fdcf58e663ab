package dev.restante.benchmarks;

import dev.restante.benchmarks.scenarios.Accept;
import dev.restante.benchmarks.scenarios.Disk;
import dev.restante.benchmarks.scenarios.Drain;
import dev.restante.benchmarks.scenarios.InProcess;
import dev.restante.benchmarks.scenarios.Live;
import dev.restante.benchmarks.scenarios.Restart;
import dev.restante.benchmarks.scenarios.Start;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Measures: {@code Bench [rounds=5] [name…]}, all scenarios where none is named. Tables come on standard output. */
public final class Bench {
    private static final Map<String, Supplier<Scenario>> SCENARIOS = new LinkedHashMap<>();

    static {
        SCENARIOS.put("in-process", InProcess::new);
        SCENARIOS.put("accept", Accept::new);
        SCENARIOS.put("live", () -> new Live(16_000));
        SCENARIOS.put("live-1k", () -> new Live(1_000));
        SCENARIOS.put("drain", Drain::new);
        SCENARIOS.put("restart", Restart::new);
        SCENARIOS.put("disk", Disk::new);
        SCENARIOS.put("start-rocksdb", () -> new Start("rocksdb"));
        SCENARIOS.put("start-memory", () -> new Start("memory"));
    }

    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> names = new ArrayList<>(Arrays.asList(args));
        names.removeIf(name -> name.startsWith("rounds=") || name.isEmpty());
        int rounds = Arrays.stream(args)
                .filter(arg -> arg.startsWith("rounds="))
                .mapToInt(arg -> Integer.parseInt(arg.substring("rounds=".length())))
                .findFirst()
                .orElse(5);
        if (!SCENARIOS.keySet().containsAll(names)) {
            System.err.println("scenarios: " + names + " (expected: some of " + SCENARIOS.keySet() + ")");
            System.exit(64);
        }
        Map<Scenario, Report> reports = new LinkedHashMap<>();
        for (String name : names.isEmpty() ? SCENARIOS.keySet() : names) {
            reports.put(Objects.requireNonNull(SCENARIOS.get(name)).get(), new Report());
        }
        try {
            measure(reports, rounds);
        } finally {
            for (Scenario scenario : reports.keySet()) {
                scenario.close();
            }
        }
        reports.forEach((scenario, report) -> System.out.print(report.table(scenario)));
        System.exit(0);
    }

    private static void measure(Map<Scenario, Report> reports, int rounds) throws Exception {
        for (Scenario scenario : reports.keySet()) {
            System.err.println("prepares " + scenario.name());
            scenario.prepare();
        }
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<Scenario, Report> each : reports.entrySet()) {
                List<Figure> figures = each.getKey().round();
                System.err.println("round " + round + " of " + each.getKey().name() + ": " + figures.stream()
                        .map(figure -> String.format("%s %.2f", figure.name(), figure.value()))
                        .toList());
                if (round > 0) {
                    each.getValue().add(figures);
                }
            }
        }
    }
}
