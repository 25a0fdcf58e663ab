package dev.restante.benchmarks.crowd;

/**
 * What came of a run.
 *
 * @param refused sends that the server said it did not take
 * @param p50 microseconds from sending to a reader
 * @param answer50 microseconds from sending to the server's answer; 0 where it gives none
 */
public record Result(
        long messages,
        long deliveries,
        long nanos,
        long lost,
        long doubled,
        long reordered,
        long refused,
        double p50,
        double p99,
        double answer50,
        double answer99) {}
