package dev.restante.benchmarks.scenarios;

import dev.restante.benchmarks.Figure;
import dev.restante.benchmarks.Scenario;
import dev.restante.benchmarks.gateway.Gateway;
import dev.restante.benchmarks.gateway.Meter;
import dev.restante.benchmarks.wire.Loop;
import dev.restante.benchmarks.wire.Mail;
import dev.restante.benchmarks.wire.Reader;
import dev.restante.benchmarks.wire.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Senders and readers at once, with outcomes for all and acknowledgements of all. */
public final class Live implements Scenario {
    private static final int THREADS = 1_000;
    private static final int SENDERS = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final int outstanding;
    private final int messages;
    private final Fixture fixture = new Fixture();
    private final Mail mail = Mail.frames("live-", THREADS, Filling.BODY);
    private final List<Reader> readers = new ArrayList<>();
    private final List<Sender> senders = new ArrayList<>();
    private @Nullable Loop loop;
    private long sent;

    /** {@code outstanding} sends wait for their outcomes at any time. */
    public Live(int outstanding) {
        this.outstanding = outstanding;
        this.messages = outstanding > THREADS ? 256_000 : 128_000;
    }

    @Override
    public String name() {
        return outstanding > THREADS ? "live" : "live-1k";
    }

    @Override
    public String title() {
        return String.format(
                "1,000 threads × 1 reader, 256 bytes, ack: client, %,d sends outstanding on %d connections, rocksdb, fsync",
                outstanding, SENDERS);
    }

    @Override
    public void prepare() throws Exception {
        Gateway gateway = fixture.start("rocksdb");
        Loop all = new Loop();
        loop = all;
        for (int i = 0; i < THREADS; i++) {
            readers.add(all.connect(gateway.address(), Reader.acknowledging(mail.thread(i))));
        }
        for (int i = 0; i < SENDERS; i++) {
            senders.add(all.connect(gateway.address(), new Sender(mail, outstanding / SENDERS)));
        }
        all.run(
                () -> readers.stream().allMatch(Reader::isFollowing) && senders.stream().allMatch(Sender::isWelcome),
                PATIENCE);
    }

    @Override
    public List<Figure> round() throws Exception {
        if (loop == null) {
            throw new IllegalStateException("live: not prepared");
        }
        Meter meter = new Meter(fixture.gateway());
        for (Sender sender : senders) {
            sender.send(messages / SENDERS);
        }
        sent += messages;
        loop.run(() -> senders.stream().allMatch(Sender::isDone) && received() >= sent, PATIENCE);
        List<Figure> figures = new ArrayList<>(meter.figures(messages, ">= 60,000"));
        figures.add(new Figure("not accepted", sent - senders.stream().mapToLong(Sender::accepted).sum(), "0"));
        figures.addAll(Account.of(readers, sent / THREADS));
        figures.add(new Figure("held afterwards", Held.settled(fixture.gateway(), mail), "0"));
        return figures;
    }

    private long received() {
        long sum = 0;
        for (Reader reader : readers) {
            sum += reader.received();
        }
        return sum;
    }

    @Override
    public void close() throws Exception {
        if (loop != null) {
            loop.close();
        }
        fixture.close();
    }
}
