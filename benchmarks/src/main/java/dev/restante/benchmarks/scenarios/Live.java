package dev.restante.benchmarks.scenarios;

import dev.restante.benchmarks.Figure;
import dev.restante.benchmarks.Scenario;
import dev.restante.benchmarks.gateway.Gateway;
import dev.restante.benchmarks.gateway.Meter;
import dev.restante.benchmarks.wire.Loop;
import dev.restante.benchmarks.wire.Mail;
import dev.restante.benchmarks.wire.Reader;
import dev.restante.benchmarks.wire.Sender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Senders and readers at once, with outcomes for all and acknowledgements of all. */
public final class Live implements Scenario {
    private static final int THREADS = 1_000;
    private static final int SENDERS = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final int outstanding;
    private final int messages;
    private final Fixture fixture;
    private final Mail mail = Mail.frames("live-", THREADS, Filling.BODY);

    /** {@code outstanding} sends wait for their outcomes at any time. */
    public Live(Path root, int outstanding) {
        this.fixture = new Fixture(root);
        this.outstanding = outstanding;
        this.messages = outstanding > THREADS ? 256_000 : 128_000;
    }

    @Override
    public String title() {
        return String.format(
                "1,000 threads × 1 reader, 256 bytes, ack: client, %,d sends outstanding on %d connections, rocksdb, fsync",
                outstanding, SENDERS);
    }

    @Override
    public void prepare() throws Exception {
        fixture.start("rocksdb");
    }

    @Override
    public List<Figure> round() throws Exception {
        Gateway gateway = fixture.gateway();
        // Connections live for a round: between rounds nobody would answer their pings.
        List<Reader> readers = new ArrayList<>();
        List<Sender> senders = new ArrayList<>();
        try (Loop loop = new Loop()) {
            for (int i = 0; i < THREADS; i++) {
                readers.add(loop.connect(gateway.address(), Reader.acknowledging(mail.thread(i))));
            }
            for (int i = 0; i < SENDERS; i++) {
                senders.add(loop.connect(gateway.address(), new Sender(mail, outstanding / SENDERS)));
            }
            loop.run(
                    () -> readers.stream().allMatch(Reader::isFollowing)
                            && senders.stream().allMatch(Sender::isWelcome),
                    PATIENCE);
            Meter meter = new Meter(gateway);
            for (Sender sender : senders) {
                sender.send(messages / SENDERS);
            }
            loop.run(() -> senders.stream().allMatch(Sender::isDone) && received(readers) >= messages, PATIENCE);
            List<Figure> figures = new ArrayList<>(meter.figures(messages, ">= 60,000"));
            figures.add(
                    new Figure("not accepted", messages - senders.stream().mapToLong(Sender::accepted).sum(), "0"));
            figures.addAll(Account.of(readers, messages / THREADS));
            figures.add(new Figure("held afterwards", Held.settled(gateway, mail), "0"));
            return figures;
        }
    }

    private static long received(List<Reader> readers) {
        long sum = 0;
        for (Reader reader : readers) {
            sum += reader.received();
        }
        return sum;
    }

    @Override
    public void close() throws Exception {
        fixture.close();
    }
}
