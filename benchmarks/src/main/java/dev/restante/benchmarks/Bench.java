package dev.restante.benchmarks;

import dev.restante.benchmarks.gateway.Gateway;
import dev.restante.benchmarks.scenarios.Accept;
import dev.restante.benchmarks.scenarios.Disk;
import dev.restante.benchmarks.scenarios.Drain;
import dev.restante.benchmarks.scenarios.InProcess;
import dev.restante.benchmarks.scenarios.Live;
import dev.restante.benchmarks.scenarios.Restart;
import dev.restante.benchmarks.scenarios.Start;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Measures: {@code Bench [rounds=5] [name…]}, all scenarios where none is named; {@code name@directory} measures the gateway of
 * another checkout, in turns with the others. Tables come on standard output.
 */
public final class Bench {
    private static final Map<String, Function<Path, Scenario>> SCENARIOS = new LinkedHashMap<>();

    static {
        SCENARIOS.put("in-process", root -> new InProcess());
        SCENARIOS.put("accept", Accept::new);
        SCENARIOS.put("live", root -> new Live(root, 16_000));
        SCENARIOS.put("live-1k", root -> new Live(root, 1_000));
        SCENARIOS.put("drain", root -> new Drain(root, false));
        SCENARIOS.put("drain-reopened", root -> new Drain(root, true));
        SCENARIOS.put("restart", Restart::new);
        SCENARIOS.put("disk", Disk::new);
        SCENARIOS.put("start-rocksdb", root -> new Start(root, "rocksdb"));
        SCENARIOS.put("start-memory", root -> new Start(root, "memory"));
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
        Map<Scenario, Report> reports = new LinkedHashMap<>();
        for (String name : names.isEmpty() ? SCENARIOS.keySet() : names) {
            int at = name.indexOf('@');
            Function<Path, Scenario> scenario = SCENARIOS.get(at < 0 ? name : name.substring(0, at));
            if (scenario == null) {
                System.err.println("scenario: " + name + " (expected: one of " + SCENARIOS.keySet() + ")");
                System.exit(64);
            } else {
                Path root = at < 0 ? Gateway.root() : Path.of(name.substring(at + 1));
                reports.put(scenario.apply(root), new Report(name));
            }
        }
        try {
            measure(reports, rounds);
        } finally {
            for (Scenario scenario : reports.keySet()) {
                scenario.close();
            }
        }
        reports.forEach((scenario, report) -> System.out.print(report.table(scenario.title())));
        System.exit(0);
    }

    private static void measure(Map<Scenario, Report> reports, int rounds) throws Exception {
        for (Scenario scenario : reports.keySet()) {
            System.err.println("prepares " + scenario.title());
            scenario.prepare();
        }
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<Scenario, Report> each : reports.entrySet()) {
                List<Figure> figures = each.getKey().round();
                System.err.println("round " + round + " of " + each.getValue().name() + ": " + figures.stream()
                        .map(figure -> String.format("%s %.2f", figure.name(), figure.value()))
                        .toList());
                if (round > 0) {
                    each.getValue().add(figures);
                }
            }
        }
    }
}
