package dev.restante.app.tenants;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.app.endtoend.RunningProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** 200 principals and 2,000 threads on one gateway: nobody receives or learns anything that is not its own. */
@Timeout(600)
class CrossTenantTest {
    static final int TENANTS = 200;
    /** Of each; {@code -Dtenants.operations=2300} is about a minute. */
    private static final int OPERATIONS = Integer.getInteger("tenants.operations", 60);

    @Test
    void tenants_learnNothingOfEachOther(@TempDir Path directory) throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        Map<String, String> settings = Map.of(
                "RESTANTE_MAILBOX", "memory", "RESTANTE_LIMITS_NODE_BYTES", "256 MiB", "RESTANTE_AUTH_MODE",
                "required", "RESTANTE_AUTH_JWT_SECRET", Tokens.SECRET, "RESTANTE_AUTH_JWT_SKEW", "0s");
        try (RunningProcess process = RunningProcess.ready(directory, settings);
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Tokens tokens = new Tokens();
            List<Future<Tenant>> running = new ArrayList<>();
            for (int i = 0; i < TENANTS; i++) {
                running.add(executor.submit(new Tenant(process, tokens, i, seed, OPERATIONS)));
            }
            int accepted = 0;
            int refused = 0;
            int received = 0;
            int expired = 0;
            for (Future<Tenant> one : running) {
                Tenant tenant = one.get();
                accepted += tenant.accepted;
                refused += tenant.refused;
                received += tenant.received;
                expired += tenant.expired;
            }
            String counts = accepted + " accepted, " + refused + " refused, " + received + " received, " + expired
                    + " expired";
            System.out.println("tenants: " + counts + ", seed " + seed);
            assertTrue(accepted > 0 && refused > 0 && received > 0 && expired > 0, counts);
            assertFalse(process.log().contains("eyJ"), "a token in the log");
            assertFalse(process.log().contains("\"fault\""), process.log());
        } catch (Exception | AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }
}
