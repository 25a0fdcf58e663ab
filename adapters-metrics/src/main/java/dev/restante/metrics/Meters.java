package dev.restante.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** Registers meters that read from one source, which its holder keeps alive. */
final class Meters<T> {
    private final MeterRegistry registry;
    private final T source;

    Meters(MeterRegistry registry, T source) {
        this.registry = registry;
        this.source = source;
    }

    /** {@code labels}: names and values by turns. */
    Meters<T> counter(String name, String help, ToDoubleFunction<T> value, String... labels) {
        FunctionCounter.builder(name, source, value).description(help).tags(labels).register(registry);
        return this;
    }

    Meters<T> gauge(String name, String help, ToDoubleFunction<T> value, String... labels) {
        Gauge.builder(name, source, value).description(help).tags(labels).register(registry);
        return this;
    }
}
