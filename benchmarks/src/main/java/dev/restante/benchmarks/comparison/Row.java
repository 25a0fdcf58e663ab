package dev.restante.benchmarks.comparison;

import dev.restante.benchmarks.crowd.Result;
import java.util.LinkedHashMap;
import java.util.Map;

/** Figures of one subject in one round of one case, by name, in a fixed order. */
record Row(Map<String, Double> figures) {
    static final String RATE = "deliveries/s";
    static final String CPU = "server CPU, µs/delivery";
    static final String P50 = "p50, µs";
    static final String P99 = "p99, µs";

    static Row of(Result result, long serverNanos, long generatorNanos) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(RATE, result.deliveries() * 1e9 / result.nanos());
        figures.put(CPU, serverNanos / 1e3 / result.deliveries());
        figures.put("generator CPU, µs/delivery", generatorNanos / 1e3 / result.deliveries());
        figures.put(P50, result.p50());
        figures.put(P99, result.p99());
        figures.put("outcome p50, µs", result.answer50());
        figures.put("outcome p99, µs", result.answer99());
        figures.put("lost", (double) result.lost());
        figures.put("doubled", (double) result.doubled());
        figures.put("reordered", (double) result.reordered());
        figures.put("refused", (double) result.refused());
        return new Row(figures);
    }

    double figure(String name) {
        Double value = figures.get(name);
        if (value == null) {
            throw new IllegalArgumentException("figure: " + name);
        }
        return value;
    }
}
