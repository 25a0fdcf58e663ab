package dev.restante.benchmarks.gateway;

import dev.restante.benchmarks.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a round takes: time, the gateway's processor time, and our own, which must not be what is measured. */
public final class Meter {
    private final Gateway gateway;
    private final Duration gatewayBefore;
    private final Duration ownBefore;
    private final long begun = System.nanoTime();

    public Meter(Gateway gateway) {
        this.gateway = gateway;
        this.gatewayBefore = gateway.cpu();
        this.ownBefore = own();
    }

    /** The figures of {@code messages} messages; {@code target} is that of their rate. */
    public List<Figure> figures(long messages, String target) {
        long nanos = System.nanoTime() - begun;
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("messages/s", messages * 1e9 / nanos, target));
        figures.add(Figure.of("gateway CPU, µs/message", micros(gateway.cpu().minus(gatewayBefore), messages)));
        figures.add(Figure.of("generator CPU, µs/message", micros(own().minus(ownBefore), messages)));
        return figures;
    }

    private static double micros(Duration cpu, long messages) {
        return cpu.toNanos() / 1e3 / messages;
    }

    private static Duration own() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
