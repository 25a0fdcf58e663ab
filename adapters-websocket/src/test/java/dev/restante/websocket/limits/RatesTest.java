package dev.restante.websocket.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.ports.observing.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two a second. */
class RatesTest {
    private static final long SECOND = 1_000_000_000;

    private final Rates rates = new Rates(2, 3);

    private boolean may(String name) {
        return rates.take(name).isZero();
    }

    @Test
    void name_mayDoSoMuchInASecond_andIsToldWhenItMayAgain() {
        rates.fill(0);
        assertTrue(may("a"));
        assertTrue(may("a"));
        assertEquals(Duration.ofMillis(500), rates.take("a"));
        assertTrue(may("b"));
        rates.fill(SECOND / 2);
        assertTrue(may("a"));
        assertFalse(may("a"));
    }

    @Test
    void nameThatHasAllAgain_takesNoRoom() {
        rates.fill(0);
        assertTrue(may("a") && may("b") && may("b"));
        rates.fill(SECOND / 2);
        assertEquals(1, rates.names());
        rates.fill(SECOND);
        assertEquals(0, rates.names());
    }

    @Test
    void namesBeyondTheMost_shareOneAllowance() {
        rates.fill(0);
        assertTrue(may("a") && may("b") && may("c"));
        assertTrue(may("d") && may("e"));
        assertFalse(may("d") || may("f"));
        assertTrue(may("a"));
        assertEquals(3, rates.names());
    }

    @Test
    void withoutALimit_nothingIsKept() {
        Rates none = new Rates(0, 3);
        assertTrue(none.take("a").isZero());
        assertEquals(0, none.names());
    }

    @Test
    void intake_isOverWhenItIsSpent_andToldOnce_untilTimeHasPaid() {
        List<Limit> hit = new ArrayList<>();
        Intake intake = new Intake(3, 100, hit::add);
        intake.fill(0);
        assertFalse(intake.spend(10));
        assertFalse(intake.spend(10));
        assertTrue(intake.spend(10));
        assertFalse(intake.spend(200));
        assertTrue(intake.isOver());
        assertEquals(List.of(Limit.FRAMES_PER_SECOND), hit);
        assertFalse(intake.fill(SECOND)); // 130 - 100 bytes are owed
        assertTrue(intake.fill(SECOND + 400_000_000));
        assertFalse(intake.isOver());
        assertTrue(intake.spend(10));
        assertEquals(List.of(Limit.FRAMES_PER_SECOND, Limit.BYTES_PER_SECOND), hit);
    }
}
