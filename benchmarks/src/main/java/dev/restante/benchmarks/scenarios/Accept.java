package dev.restante.benchmarks.scenarios;

import dev.restante.benchmarks.Figure;
import dev.restante.benchmarks.Scenario;
import dev.restante.benchmarks.gateway.Gateway;
import dev.restante.benchmarks.gateway.Meter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Batches to threads that nobody follows. */
public final class Accept implements Scenario {
    private static final int MESSAGES = 200_000;
    private static final int THREADS = 1_000;

    private final Fixture fixture;
    private int round;

    public Accept(Path root) {
        this.fixture = new Fixture(root);
    }

    @Override
    public String title() {
        return "256-byte messages to 1,000 threads that nobody follows, over " + Filling.CONNECTIONS
                + " NDJSON requests, rocksdb, fsync";
    }

    @Override
    public void prepare() throws Exception {
        fixture.start("rocksdb");
    }

    @Override
    public List<Figure> round() throws Exception {
        Gateway gateway = fixture.gateway();
        Meter meter = new Meter(gateway);
        Filling filling = Filling.of(gateway, "a" + round++ + "-", THREADS, MESSAGES);
        List<Figure> figures = new ArrayList<>(meter.figures(MESSAGES, ">= 100,000"));
        figures.add(new Figure("not queued", MESSAGES - filling.queued(), "0"));
        return figures;
    }

    @Override
    public void close() throws Exception {
        fixture.close();
    }
}
