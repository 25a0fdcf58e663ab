package dev.restante.benchmarks.comparison;

import dev.restante.benchmarks.Median;
import java.util.Collection;
import java.util.List;

/** Tables for people: medians, and in brackets the least and the most of the rounds. */
final class Markdown {
    private static final String OURS = "restante";

    private Markdown() {}

    static String of(Collection<Table> tables) {
        StringBuilder text = new StringBuilder();
        tables.forEach(table -> append(text, table));
        return text.toString();
    }

    private static void append(StringBuilder text, Table table) {
        text.append("\n### ").append(table.of().name()).append(": ").append(table.of().title()).append("\n\n");
        text.append(
                """
                        | | deliveries/s | server CPU, µs/delivery | of restante's | generator CPU | p50, µs | p99, µs | faults |
                        |---|---|---|---|---|---|---|---|
                        """);
        table.forEach((subject, rounds) -> {
            text.append("| ").append(subject);
            spread(text, rounds, Row.RATE);
            spread(text, rounds, Row.CPU);
            text.append(String.format(" | × %.2f", table.ratio(subject, OURS, Row.CPU)));
            text.append(" | ").append(middle(rounds, "generator CPU, µs/delivery"));
            spread(text, rounds, Row.P50);
            spread(text, rounds, Row.P99);
            text.append(" | ").append(faults(rounds)).append(" |\n");
        });
        double answer = table.of().plan().publishers() == 1 ? table.median(OURS, "outcome p50, µs") : 0;
        if (answer > 0) {
            text.append("\nSend to outcome, restante: p50 ")
                    .append(Table.number(answer))
                    .append(" µs, p99 ")
                    .append(Table.number(table.median(OURS, "outcome p99, µs")))
                    .append(" µs.\n");
        }
    }

    private static String faults(List<Row> rounds) {
        StringBuilder text = new StringBuilder();
        for (String fault : List.of("lost", "doubled", "reordered", "refused")) {
            double sum = rounds.stream().mapToDouble(row -> row.figure(fault)).sum();
            if (sum > 0) {
                text.append(text.isEmpty() ? "" : ", ").append(Table.number(sum)).append(' ').append(fault);
            }
        }
        return text.isEmpty() ? "none" : text.toString();
    }

    private static String middle(List<Row> rounds, String figure) {
        return Table.number(Median.of(Table.values(rounds, figure)));
    }

    private static void spread(StringBuilder text, List<Row> rounds, String figure) {
        double[] values = Table.values(rounds, figure);
        text.append(" | ")
                .append(middle(rounds, figure))
                .append(" (")
                .append(Table.number(values[0]))
                .append(" – ")
                .append(Table.number(values[values.length - 1]))
                .append(')');
    }
}
