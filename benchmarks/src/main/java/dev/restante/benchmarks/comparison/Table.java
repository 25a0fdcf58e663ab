package dev.restante.benchmarks.comparison;

import dev.restante.benchmarks.Median;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** The rounds of one case, by subject. */
final class Table {
    private final Case of;
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    Table(Case of) {
        this.of = of;
    }

    void add(String subject, Row row) {
        rows.computeIfAbsent(subject, name -> new ArrayList<>()).add(row);
    }

    Case of() {
        return of;
    }

    void forEach(BiConsumer<String, List<Row>> action) {
        rows.forEach(action);
    }

    static double[] values(List<Row> rounds, String figure) {
        return rounds.stream().mapToDouble(row -> row.figure(figure)).sorted().toArray();
    }

    double median(String subject, String figure) {
        return Median.of(values(rows.getOrDefault(subject, List.of()), figure));
    }

    /** Median of the ratios to {@code base}, round by round; NaN where that was not measured. */
    double ratio(String subject, String base, String figure) {
        List<Row> mine = rows.getOrDefault(subject, List.of());
        List<Row> others = rows.getOrDefault(base, List.of());
        if (others.size() != mine.size() || mine.isEmpty()) {
            return Double.NaN;
        }
        double[] ratios = new double[mine.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = mine.get(i).figure(figure) / others.get(i).figure(figure);
        }
        return Median.of(ratios);
    }

    static String brief(Row row) {
        StringBuilder text = new StringBuilder();
        row.figures().forEach((name, value) -> {
            if (value != 0) {
                text.append(name).append(' ').append(number(value)).append("; ");
            }
        });
        return text.toString();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 || value == Math.rint(value) ? "%,.0f" : "%.2f",
                value);
    }
}
