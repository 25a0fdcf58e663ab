package dev.restante.metrics;

import dev.restante.ports.observing.Exposition;
import dev.restante.ports.observing.Observed;
import dev.restante.ports.observing.Observing;
import dev.restante.ports.operations.ServingView;
import dev.restante.ports.operations.StartupView;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The figures in Prometheus' text format, version 0.0.4. Making one costs nothing: meters are made when {@link #text} is
 * first called. All that one text says of messages and connections was observed at one time.
 */
public final class PrometheusExposition implements Exposition {
    private final Observing observing;
    private final ServingView serving;
    private final StartupView startup;
    private final NodeLatencies latencies;
    private final Supplier<Observed> source = this::observed;
    private @Nullable Observed observed;
    private @Nullable Registry registry;

    public PrometheusExposition(
            Observing observing, ServingView serving, StartupView startup, NodeLatencies latencies) {
        this.observing = observing;
        this.serving = serving;
        this.startup = startup;
        this.latencies = latencies;
    }

    @Override
    public String mediaType() {
        return "text/plain; version=0.0.4; charset=utf-8";
    }

    @Override
    public synchronized String text() {
        Observed now = observing.observe();
        observed = now;
        Registry all = registry;
        if (all == null) {
            all = new Registry(source, now.traffic().closeCauses(), serving, startup, latencies);
            registry = all;
        }
        return all.text();
    }

    private Observed observed() {
        return Objects.requireNonNull(observed);
    }
}
