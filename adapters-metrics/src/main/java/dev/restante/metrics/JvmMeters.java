package dev.restante.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** The process and its JVM. */
final class JvmMeters {
    private static final double MILLIS_PER_SECOND = 1e3;

    private JvmMeters() {}

    static void register(MeterRegistry registry) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        // Micrometer's own listens for collections from when it is made, so would miss those before the first scrape.
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            new Meters<>(registry, collector)
                    .counter(
                            "jvm.gc.collections",
                            "Garbage collections.",
                            GarbageCollectorMXBean::getCollectionCount,
                            "collector",
                            collector.getName())
                    .counter(
                            "jvm.gc.seconds",
                            "Time spent in garbage collections.",
                            gc -> gc.getCollectionTime() / MILLIS_PER_SECOND,
                            "collector",
                            collector.getName());
        }
    }
}
