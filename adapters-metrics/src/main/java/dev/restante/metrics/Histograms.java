package dev.restante.metrics;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;

/** Shows distributions as they are: a meter of Micrometer's would keep counts of its own, and be told of each message. */
final class Histograms {
    private final PrometheusRegistry registry;

    Histograms(PrometheusRegistry registry) {
        this.registry = registry;
    }

    /** {@code perUnit}: so much of the distribution's unit is one of the metric's. */
    Histograms add(String name, String help, Distribution distribution, double perUnit) {
        double[] bounds = distribution.bounds(perUnit);
        registry.register(() -> HistogramSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, boxed(distribution.counts())))
                        .sum(distribution.sum() / perUnit)
                        .build())
                .build());
        return this;
    }

    private static Number[] boxed(long[] counts) {
        Number[] boxed = new Number[counts.length];
        for (int i = 0; i < counts.length; i++) {
            boxed[i] = counts[i];
        }
        return boxed;
    }
}
