package dev.restante.benchmarks.scenarios;

import java.util.Arrays;

/** The one in the middle. */
final class Median {
    private Median() {}

    static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
