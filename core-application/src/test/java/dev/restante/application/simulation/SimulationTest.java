package dev.restante.application.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.testing.Seeds;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Many lives of a gateway whose store is late, fails, crashes and comes back, with senders, readers that stall, drop and
 * resume, pollers, purges, and a clock that is set back; what was told is held against what is there, after every step.
 * A failure prints its seed and as short a script as can be found. {@code -Dseeds=N} for more lives than by default:
 * {@code -Dseeds=20000} makes 10 million steps.
 */
final class SimulationTest {
    private static final int LIVES = 200;
    private static final int STEPS = 500;
    private static final int BROKEN = 3;

    @Test
    void whateverHappens_whatWasTold_isTrue() {
        Seeds.check(LIVES, (random, seed) -> {
            Replay replay = new Replay(seed, UnaryOperator.identity());
            List<Long> steps = Replay.steps(seed, STEPS);
            Optional<Throwable> failure = replay.live(steps);
            if (failure.isPresent()) {
                int shrunk = replay.shrunk(steps).size();
                throw new AssertionError(
                        failure.get().getMessage() + "\nin " + shrunk + " of " + STEPS + " steps:\n"
                                + String.join("\n", replay.script()),
                        failure.get());
            }
        });
    }

    /** A mailbox that now and then leaves a message out, and tells nobody: found, and shown in a few lines. */
    @Test
    void aBrokenMailbox_isFound_andItsScriptIsShort() {
        for (long seed = 1; seed <= BROKEN; seed++) {
            Replay replay = new Replay(seed, LeavesOut::new);
            List<Long> steps = Replay.steps(seed, STEPS);
            assertTrue(replay.live(steps).isPresent(), "not found");
            int before = replay.script().size();
            List<Long> shrunk = replay.shrunk(steps);
            Optional<Throwable> again = replay.live(shrunk);
            assertTrue(again.isPresent(), "the shrunk script fails too");
            assertTrue(shrunk.size() <= 20, () -> shrunk.size() + " steps:\n" + String.join("\n", replay.script()));
            assertTrue(replay.script().size() < before);
            assertEquals(List.of(), shrunk.stream().filter(step -> !steps.contains(step)).toList());
            assertFalse(new Replay(seed, UnaryOperator.identity()).live(shrunk).isPresent(),
                    "it is the mailbox's fault");
        }
    }

    /** The same seed is the same life, word for word: otherwise a script would prove nothing. */
    @Test
    void aLife_livedAgain_isTheSame() {
        Replay replay = new Replay(7, UnaryOperator.identity());
        replay.live(Replay.steps(7, STEPS));
        List<String> first = List.copyOf(replay.script());
        replay.live(Replay.steps(7, STEPS));
        assertEquals(first, replay.script());
    }
}
