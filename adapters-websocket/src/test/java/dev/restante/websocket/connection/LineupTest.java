package dev.restante.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.json.JsonBytes;
import dev.restante.websocket.socket.Frame;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineupTest {
    private final Lineup lineup = new Lineup();

    private static Frame frame(int size) {
        return Frame.plain(new JsonBytes(size).raw("x".repeat(size)));
    }

    @Test
    void pass_withMoreWaiting_endsAtTheFrameThatFillsIt() {
        Frame first = frame(10);
        Frame second = frame(10);
        lineup.add(first, null, null);
        lineup.add(second, this, null);
        lineup.add(frame(10), null, null);
        lineup.pass(11);
        assertEquals(2, lineup.size());
        assertSame(first, lineup.get(0));
        assertNull(lineup.owner(0));
        assertSame(second, lineup.get(1));
        assertSame(this, lineup.owner(1));
    }

    @Test
    void clearWaiting_duringAPass_leavesThePass() {
        Frame written = frame(1);
        lineup.add(written, null, null);
        lineup.pass(1);
        lineup.add(frame(1), null, null);
        lineup.clearWaiting();
        assertTrue(lineup.isNoneWaiting());
        assertEquals(1, lineup.size());
        assertSame(written, lineup.get(0));
    }

    /** Against a plain queue, over many turns: also where it grows while a pass is being read, and starts over when empty. */
    @Test
    void frames_addedAndPassedAtRandom_keepTheirOrder() {
        long seed = Long.getLong("seed", new Random().nextLong());
        Random random = new Random(seed);
        Queue<Frame> waiting = new ArrayDeque<>();
        Queue<Frame> pass = new ArrayDeque<>();
        for (int turn = 0; turn < 20_000; turn++) {
            for (int more = random.nextInt(random.nextInt(50) == 0 ? 300 : 4); more > 0; more--) {
                Frame frame = frame(1);
                lineup.add(frame, null, null);
                waiting.add(frame);
            }
            if (pass.isEmpty()) {
                int most = 1 + random.nextInt(40);
                lineup.pass(most);
                for (; most > 0 && !waiting.isEmpty(); most--) {
                    pass.add(waiting.remove());
                }
            }
            assertEquals(pass.size(), lineup.size(), "seed " + seed);
            int index = 0;
            for (Frame due : pass) {
                assertSame(due, lineup.get(index++), "seed " + seed);
            }
            assertEquals(waiting.isEmpty(), lineup.isNoneWaiting(), "seed " + seed);
            if (random.nextBoolean()) {
                lineup.endPass();
                pass.clear();
            }
        }
    }
}
