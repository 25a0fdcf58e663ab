package dev.restante.benchmarks;

/**
 * One measured value.
 *
 * @param name with its unit
 * @param target what is to be reached; empty where nothing is
 */
public record Figure(String name, double value, String target) {
    public static Figure of(String name, double value) {
        return new Figure(name, value, "");
    }
}
