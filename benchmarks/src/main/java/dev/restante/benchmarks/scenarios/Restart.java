package dev.restante.benchmarks.scenarios;

import dev.restante.benchmarks.Figure;
import dev.restante.benchmarks.Scenario;
import dev.restante.benchmarks.gateway.Memory;
import java.nio.file.Path;
import java.util.List;

/** Coming back to a store with much in it: after an orderly end, and after a kill. */
public final class Restart implements Scenario {
    private static final int THREADS = 100_000;
    private static final int MESSAGES = 1_000_000;

    private final Fixture full;
    private final Fixture empty;

    public Restart(Path root) {
        this.full = new Fixture(root);
        this.empty = new Fixture(root);
    }

    @Override
    public String title() {
        return "a store of 1,000,000 held messages of 256 bytes in 100,000 threads, rocksdb";
    }

    @Override
    public void prepare() throws Exception {
        Filling filling = Filling.of(full.start("rocksdb"), "r-", THREADS, MESSAGES);
        if (filling.queued() != MESSAGES) {
            throw new IllegalStateException("restart: " + filling + " (expected: all queued)");
        }
        empty.start("rocksdb");
        empty.stop();
    }

    @Override
    public List<Figure> round() throws Exception {
        full.kill();
        double killed = full.start("rocksdb").startedIn().toNanos() / 1e6;
        double killedCpu = full.gateway().cpu().toMillis();
        full.stop();
        double left = full.start("rocksdb").startedIn().toNanos() / 1e6;
        double cpu = full.gateway().cpu().toMillis();
        Memory with = Memory.of(full.gateway());
        Memory without = Memory.of(empty.start("rocksdb"));
        empty.stop();
        double heap = with.heapBytes() - without.heapBytes();
        return List.of(
                new Figure("READY after an orderly end, ms", left, "<= 3,000"),
                new Figure("READY after kill -9, ms", killed, "<= 3,000"),
                new Figure("live heap more than with an empty store, bytes/thread", heap / THREADS, "<= 200"),
                Figure.of("gateway CPU to READY after an orderly end, ms", cpu),
                Figure.of("gateway CPU to READY after kill -9, ms", killedCpu),
                Figure.of("live heap, MB", with.heapBytes() / 1e6),
                Figure.of("resident, MB", with.residentBytes() / 1e6),
                Figure.of("resident with an empty store, MB", without.residentBytes() / 1e6));
    }

    @Override
    public void close() throws Exception {
        full.close();
        empty.close();
    }
}
