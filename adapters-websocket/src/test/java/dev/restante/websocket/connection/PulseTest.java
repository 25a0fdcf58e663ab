package dev.restante.websocket.connection;

import static dev.restante.websocket.connection.Pulse.Verdict.DEAD;
import static dev.restante.websocket.connection.Pulse.Verdict.PING;
import static dev.restante.websocket.connection.Pulse.Verdict.STALLED;
import static dev.restante.websocket.connection.Pulse.Verdict.WELL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.websocket.socket.Socket.Traffic;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Heartbeat 10 s, grace 5 s, stall 30 s, frame time 20 s. */
class PulseTest {
    private static final Traffic NONE = new Traffic(false, false, false, 0);
    private static final Traffic HEARD = new Traffic(true, false, false, 0);
    private static final Traffic MOVED = new Traffic(false, true, false, 0);
    private static final Traffic DRAINED = new Traffic(false, true, true, 0);

    private final Pulse pulse = new Pulse(new ConnectionLimits(
            1, 1, 1, 1, Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(20),
            0, 0));
    private long now = -7_000_000_000L;

    /** Pings aside. */
    private Pulse.Verdict after(long seconds, Traffic traffic, boolean waits) {
        Pulse.Verdict verdict = tick(seconds, traffic, waits);
        return verdict == PING ? WELL : verdict;
    }

    private Pulse.Verdict tick(long seconds, Traffic traffic, boolean waits) {
        now += Duration.ofSeconds(seconds).toNanos();
        return pulse.tick(now, traffic, waits);
    }

    @Test
    void firstTick_isTheBeginning() {
        assertEquals(WELL, after(1_000_000, NONE, true));
    }

    @Test
    void silence_isPinged_thenDead_atTwoHeartbeatsAndGrace() {
        tick(0, HEARD, false);
        assertEquals(WELL, tick(9, NONE, false));
        assertEquals(PING, tick(1, NONE, false));
        assertEquals(PING, tick(10, NONE, false));
        assertEquals(WELL, tick(4, NONE, false));
        assertEquals(DEAD, tick(1, NONE, false));
    }

    @Test
    void whatTheKernelTakesAtOnce_hidesNoDeadPeer() {
        after(0, HEARD, false);
        after(12, MOVED, false);
        assertEquals(WELL, after(12, MOVED, true));
        assertEquals(DEAD, after(1, MOVED, false));
    }

    @Test
    void bytesTakenAfterTheKernelWasFull_showLife() {
        after(0, HEARD, true);
        for (int i = 0; i < 100; i++) {
            assertEquals(WELL, after(20, DRAINED, true));
        }
    }

    @Test
    void nothingMoving_whileSomethingWaits_isStalled() {
        after(0, HEARD, true);
        for (int i = 0; i < 29; i++) {
            assertEquals(WELL, after(1, HEARD, true));
        }
        assertEquals(STALLED, after(1, HEARD, true));
    }

    @Test
    void nothingMoving_whileNothingWaits_isNotStalled() {
        after(0, HEARD, false);
        for (int i = 0; i < 10; i++) {
            after(9, HEARD, false);
        }
        assertEquals(WELL, after(9, HEARD, true));
        assertEquals(WELL, after(29, HEARD, true));
        assertEquals(STALLED, after(1, HEARD, true));
    }

    @Test
    void oneMessage_thatTakesTooLong_isDead_thoughItTrickles() {
        after(0, HEARD, true);
        after(1, new Traffic(true, true, false, 4), true);
        assertEquals(WELL, after(19, new Traffic(true, true, false, 4), true));
        assertEquals(DEAD, after(1, new Traffic(true, true, false, 4), true));
    }

    @Test
    void manyMessages_eachInTheMiddleAtATick_areWell() {
        after(0, HEARD, true);
        for (int i = 1; i < 50; i++) {
            assertEquals(WELL, after(5, new Traffic(true, true, false, i), true));
        }
    }
}
