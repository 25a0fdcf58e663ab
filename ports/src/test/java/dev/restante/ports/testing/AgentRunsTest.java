package dev.restante.ports.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.message.Body;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AgentRunsTest {

    @Test
    void everyRun_isWithinItsBounds_andValid() {
        Set<Integer> lengths = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            List<String> run = AgentRuns.run(seed);
            lengths.add(run.size());
            assertTrue(run.size() >= AgentRuns.LEAST_EVENTS && run.size() <= AgentRuns.MOST_EVENTS);
            assertTrue(run.get(0).startsWith("{\"type\":\"agent_started\""));
            assertTrue(run.get(run.size() - 1).startsWith("{\"type\":\"agent_completed\""));
            for (String event : run) {
                int size = Body.json(event).size();
                assertTrue(size >= AgentRuns.LEAST_BYTES && size <= AgentRuns.MOST_BYTES, () -> size + ": " + event);
            }
        }
        assertTrue(lengths.size() > 40, "runs differ in length");
    }

    @Test
    void aRun_isTheSameForTheSameSeed() {
        assertEquals(AgentRuns.run(7), AgentRuns.run(7));
        assertNotEquals(AgentRuns.run(7), AgentRuns.run(8));
    }
}
