package dev.restante.benchmarks.scenarios;

import dev.restante.benchmarks.Figure;
import dev.restante.benchmarks.Median;
import dev.restante.benchmarks.Scenario;
import java.nio.file.Path;
import java.util.List;

/** From the execution of the launcher to READY, with what earlier starts left behind. */
public final class Start implements Scenario {
    private static final int STARTS = 7;

    private final String mailbox;
    private final Fixture fixture;

    public Start(Path root, String mailbox) {
        this.fixture = new Fixture(root);
        this.mailbox = mailbox;
    }

    @Override
    public String title() {
        return "exec to READY, mailbox = " + mailbox + "; a round is the median of " + STARTS;
    }

    @Override
    public void prepare() throws Exception {
        fixture.start(mailbox);
        fixture.stop();
    }

    @Override
    public List<Figure> round() throws Exception {
        double[] millis = new double[STARTS];
        double[] cpu = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            millis[i] = fixture.start(mailbox).startedIn().toNanos() / 1e6;
            cpu[i] = fixture.gateway().cpu().toMillis();
            fixture.stop();
        }
        return List.of(
                Figure.of("ms", Median.of(millis)), Figure.of("gateway CPU, ms", Median.of(cpu)));
    }

    @Override
    public void close() throws Exception {
        fixture.close();
    }
}
