package dev.restante.benchmarks.scenarios;

import dev.restante.benchmarks.Figure;
import dev.restante.benchmarks.Scenario;
import dev.restante.benchmarks.gateway.Store;
import dev.restante.benchmarks.wire.Mail;
import java.nio.file.Path;
import java.util.List;

/** What held messages take on disk once the store has tidied up. */
public final class Disk implements Scenario {
    private static final int THREADS = 1_000;
    private static final int MESSAGES = 200_000;
    /** The gateway names messages that have no name. */
    private static final int ID = 36;

    private final Fixture fixture;
    private int round;

    public Disk(Path root) {
        this.fixture = new Fixture(root);
    }

    @Override
    public String title() {
        return "a held message of 256 bytes of random base64 on disk, after compaction; 200,000 more in 1,000 threads each round";
    }

    @Override
    public void prepare() throws Exception {
        fixture.start("rocksdb");
        fixture.stop();
        Store.compact(fixture.data());
    }

    @Override
    public List<Figure> round() throws Exception {
        long before = Store.bytes(fixture.data());
        String name = "disk" + round++ + "-";
        Filling filling = Filling.of(fixture.start("rocksdb"), name, THREADS, MESSAGES);
        fixture.stop();
        long loose = Store.bytes(fixture.data());
        Store.compact(fixture.data());
        double bytes = (Store.bytes(fixture.data()) - before) / (double) filling.queued();
        int content = Filling.BODY + ID + Mail.lines(name, THREADS, Filling.BODY).thread(0).length();
        return List.of(
                new Figure("bytes/message", bytes, "<= " + 2 * content),
                Figure.of("body + id + thread, bytes", content),
                Figure.of("bytes/message before compaction", (loose - before) / (double) filling.queued()));
    }

    @Override
    public void close() throws Exception {
        fixture.close();
    }
}
