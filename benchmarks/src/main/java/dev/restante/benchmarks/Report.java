package dev.restante.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rounds of one scenario: median and spread of each figure, as a Markdown table. */
final class Report {
    private final Map<String, List<Figure>> figures = new LinkedHashMap<>();

    private final String name;

    Report(String name) {
        this.name = name;
    }

    /** As the scenario was asked for. */
    String name() {
        return name;
    }

    void add(List<Figure> round) {
        for (Figure figure : round) {
            figures.computeIfAbsent(figure.name(), name -> new ArrayList<>()).add(figure);
        }
    }

    String table(String title) {
        StringBuilder table = new StringBuilder("\n### " + name + ": " + title + "\n\n");
        table.append("| | median | least | most | rounds | target |\n|---|---|---|---|---|---|\n");
        figures.forEach((name, rounds) -> {
            double[] sorted = rounds.stream().mapToDouble(Figure::value).sorted().toArray();
            table.append("| ").append(name);
            cell(table, Median.of(sorted));
            cell(table, sorted[0]);
            cell(table, sorted[sorted.length - 1]);
            table.append(" | ").append(sorted.length).append(" | ").append(rounds.get(0).target()).append(" |\n");
        });
        return table.toString();
    }

    private static void cell(StringBuilder table, double value) {
        String format = Math.abs(value) >= 100 || value == Math.rint(value) ? "%,.0f" : "%.2f";
        table.append(" | ").append(String.format(Locale.ROOT, format, value));
    }
}
