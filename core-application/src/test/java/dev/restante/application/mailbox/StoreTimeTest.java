package dev.restante.application.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.testing.Seeds;
import dev.restante.ports.testing.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class StoreTimeTest {
    private final SteppedClock clock = new SteppedClock(Instant.ofEpochMilli(1_000_000));
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final StoreTime time = new StoreTime(clock, nanos::get);

    private long pass(long millis) {
        clock.step(Duration.ofMillis(millis));
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
        return time.now();
    }

    private long set(long millis) {
        clock.step(Duration.ofMillis(millis - clock.millis()));
        return time.now();
    }

    @Test
    void clockThatIsRight_isTheTime() {
        assertEquals(1_000_000, time.now());
        assertEquals(1_000_001, pass(1));
        assertEquals(1_060_001, pass(60_000));
    }

    @Test
    void clockSetBack_letsTimePassAtItsOwnPace_untilItIsRightAgain() {
        pass(50_000);
        assertEquals(1_050_000, set(10));
        assertEquals(1_053_000, pass(3_000));
        assertEquals(1_054_000, pass(1_000));
        assertEquals(1_054_000, set(1_054_000));
        assertEquals(1_055_000, pass(1_000));
    }

    @Test
    void clockSetForwards_isFollowed() {
        assertEquals(9_000_000, set(9_000_000));
        assertEquals(9_000_000, set(1_000_000));
        assertEquals(9_002_000, pass(2_000));
    }

    @Test
    void timeOfAnEarlierLife_isNotGoneBackBehind() {
        time.notBefore(5_000_000);
        assertEquals(5_000_000, time.now());
        assertEquals(5_001_000, pass(1_000));
        assertEquals(6_000_000, set(6_000_000));
        time.notBefore(Long.MIN_VALUE);
        time.notBefore(5);
        assertEquals(6_000_000, time.now());
    }

    @Test
    void whateverBecomesOfTheClock_timeNeverRunsBackwards_norSlowerThanItPasses() {
        Seeds.check(100, (random, seed) -> {
            long before = time.now();
            for (int i = 0; i < 200; i++) {
                long passing = random.nextLong(1_000);
                long now;
                if (random.nextInt(4) == 0) {
                    now = set(random.nextLong(10_000_000));
                    passing = 0;
                } else {
                    now = pass(passing);
                }
                // Up to 20 ms are lost when the clock is set back, and never the time that passes from then on.
                assertTrue(now >= before + passing - 20, now + " after " + before + " and " + passing);
                assertTrue(now >= before && now >= clock.millis());
                before = now;
            }
        });
    }
}
