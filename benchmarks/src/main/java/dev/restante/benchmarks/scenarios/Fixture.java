package dev.restante.benchmarks.scenarios;

import dev.restante.benchmarks.gateway.Gateway;
import dev.restante.benchmarks.gateway.Store;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A gateway and its directory, for as long as a scenario lasts. */
final class Fixture {
    private final Path root;
    private @Nullable Path data;
    private @Nullable Gateway gateway;

    /** {@code root}: of the repository whose gateway this is. */
    Fixture(Path root) {
        this.root = root;
    }

    /** Starts one on a directory of its own, which it comes back to when started again. */
    Gateway start(String mailbox) throws Exception {
        Gateway.build(root);
        if (data == null) {
            data = Store.fresh();
        }
        gateway = Gateway.start(root, data,
                Map.of("MAILBOX", mailbox, "LIMITS_NODE_BYTES", mailbox.equals("memory") ? "512 MiB" : "16 GiB"));
        return gateway;
    }

    Gateway gateway() {
        if (gateway == null) {
            throw new IllegalStateException("gateway: not started");
        }
        return gateway;
    }

    Path data() {
        if (data == null) {
            throw new IllegalStateException("gateway: not started");
        }
        return data;
    }

    void stop() throws Exception {
        Gateway running = gateway;
        gateway = null;
        if (running != null) {
            running.stop();
        }
    }

    void kill() throws Exception {
        gateway().kill();
        gateway = null;
    }

    /** Stops, and removes the directory. */
    void close() throws Exception {
        try {
            stop();
        } finally {
            if (data != null) {
                Store.delete(data);
            }
        }
    }
}
