package dev.restante.benchmarks.scenarios;

import dev.restante.benchmarks.gateway.Gateway;
import dev.restante.benchmarks.wire.Batch;
import dev.restante.benchmarks.wire.Loop;
import dev.restante.benchmarks.wire.Mail;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of messages that were sent in batches.
 *
 * @param queued of them
 * @param others had another outcome
 */
record Filling(long queued, long others) {
    static final int CONNECTIONS = 4;
    static final int BODY = 256;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Sends {@code messages}, a multiple of {@code threads} and of {@value #CONNECTIONS}, to threads of this name in turn. */
    static Filling of(Gateway gateway, String name, int threads, long messages) throws IOException {
        try (Loop loop = new Loop()) {
            Mail mail = Mail.lines(name, threads, BODY);
            List<Batch> batches = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                batches.add(loop.connect(gateway.address(), new Batch(mail, messages / CONNECTIONS)));
            }
            loop.run(() -> batches.stream().allMatch(Batch::isDone), PATIENCE);
            return new Filling(
                    batches.stream().mapToLong(Batch::queued).sum(), batches.stream().mapToLong(Batch::others).sum());
        }
    }
}
