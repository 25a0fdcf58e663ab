package dev.restante.application.simulation;

import dev.restante.domain.testing.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Many lives of a gateway whose store is late, fails, crashes and comes back, with senders, readers that stall, drop and
 * resume, pollers and purges; what was told is held against what is there. {@code -Dseeds=N} for more lives than by default.
 */
final class SimulationTest {
    private static final int LIVES = 600;
    private static final int STEPS = 500;
    private static final int SHOWN = Integer.getInteger("shown", 60);

    @Test
    void whateverHappens_whatWasTold_isTrue() {
        Seeds.check(LIVES, (random, seed) -> {
            World world = new World(random);
            try {
                for (int i = 0; i < STEPS; i++) {
                    world.step();
                }
                world.end();
            } catch (RuntimeException | AssertionError e) {
                List<String> script = world.script;
                throw new AssertionError(
                        e.getMessage() + "\nafter\n"
                                + String.join("\n", script.subList(Math.max(0, script.size() - SHOWN), script.size())),
                        e);
            }
        });
    }
}
