package dev.restante.metrics;

import dev.restante.ports.observing.Observed;
import dev.restante.ports.operations.ServingView;
import dev.restante.ports.operations.StartupView;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/** All meters of a node. */
final class Registry {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Registry(
            Supplier<Observed> observed,
            List<String> closeCauses,
            ServingView serving,
            StartupView startup,
            NodeLatencies latencies) {
        Meters<Supplier<Observed>> figures = new Meters<>(registry, observed);
        MailboxMeters.register(figures);
        new TrafficMeters(figures).register(closeCauses);
        OperationMeters.state(new Meters<>(registry, serving));
        OperationMeters.startup(new Meters<>(registry, startup));
        new Meters<>(registry, latencies).counter(
                "restante.takes", "Live hand-overs: a message taken by a reader.", NodeLatencies::takes);
        new Histograms(registry.getPrometheusRegistry())
                .add("restante_commit_seconds", "From the store being handed a message to its commit being known.",
                        latencies.commits(), NodeLatencies.NANOS_PER_SECOND)
                .add("restante_fanout_seconds", "From a commit being known to its messages being in readers' windows.",
                        latencies.fanOuts(), NodeLatencies.NANOS_PER_SECOND)
                .add("restante_store_write_seconds", "One write of the store, its sync included.",
                        latencies.writes(), NodeLatencies.NANOS_PER_SECOND)
                .add("restante_store_write_batches", "Batches that one write of the store took together.",
                        latencies.batches(), 1);
        JvmMeters.register(registry);
    }

    String text() {
        return registry.scrape();
    }
}
