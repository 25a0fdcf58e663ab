package dev.restante.benchmarks;

import java.util.Arrays;

/** The value in the middle; of an even number, the mean of the two there. */
public final class Median {
    private Median() {}

    public static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
