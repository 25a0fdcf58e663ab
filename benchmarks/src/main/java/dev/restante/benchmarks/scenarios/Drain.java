package dev.restante.benchmarks.scenarios;

import dev.restante.benchmarks.Figure;
import dev.restante.benchmarks.Scenario;
import dev.restante.benchmarks.gateway.Gateway;
import dev.restante.benchmarks.gateway.Meter;
import dev.restante.benchmarks.wire.Loop;
import dev.restante.benchmarks.wire.Mail;
import dev.restante.benchmarks.wire.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Readers come back for what was held for them. */
public final class Drain implements Scenario {
    private static final int MESSAGES = 100_000;
    private static final int THREADS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Fixture fixture;
    private final boolean reopened;
    private int round;

    /** {@code reopened}: by a gateway that was started again since it took them. */
    public Drain(Path root, boolean reopened) {
        this.fixture = new Fixture(root);
        this.reopened = reopened;
    }

    @Override
    public String title() {
        return "100,000 held messages of 256 bytes to 1,000 readers, from their first connect to the last message,"
                + " rocksdb, fsync" + (reopened ? ", the gateway just started on that store" : "");
    }

    @Override
    public void prepare() throws Exception {
        fixture.start("rocksdb");
    }

    @Override
    public List<Figure> round() throws Exception {
        double connecting = comeBack(Mail.lines("nothing" + round + "-", THREADS, Filling.BODY), 0).millis();
        String name = "d" + round++ + "-";
        Filling filling = Filling.of(fixture.gateway(), name, THREADS, MESSAGES);
        if (filling.queued() != MESSAGES) {
            throw new IllegalStateException("drain: " + filling + " (expected: all queued)");
        }
        if (reopened) {
            fixture.stop();
            fixture.start("rocksdb");
        }
        Drained drained = comeBack(Mail.lines(name, THREADS, Filling.BODY), MESSAGES / THREADS);
        List<Figure> figures = new ArrayList<>(drained.figures());
        figures.add(Figure.of("ms", drained.millis()));
        figures.add(Figure.of("the same connects with nothing held, ms", connecting));
        return figures;
    }

    private record Drained(double millis, List<Figure> figures) {}

    private Drained comeBack(Mail mail, int each) throws Exception {
        Gateway gateway = fixture.gateway();
        try (Loop loop = new Loop()) {
            List<Reader> readers = new ArrayList<>();
            Meter meter = new Meter(gateway);
            long begun = System.nanoTime();
            for (int i = 0; i < THREADS; i++) {
                readers.add(loop.connect(gateway.address(), Reader.auto(mail.thread(i))));
            }
            loop.run(
                    () -> readers.stream().allMatch(reader -> reader.isFollowing() && reader.received() >= each),
                    PATIENCE);
            double millis = (System.nanoTime() - begun) / 1e6;
            List<Figure> figures =
                    new ArrayList<>(meter.figures(Math.max(1, each * THREADS), reopened ? "" : ">= 200,000"));
            figures.addAll(Account.of(readers, each));
            return new Drained(millis, figures);
        }
    }

    @Override
    public void close() throws Exception {
        fixture.close();
    }
}
