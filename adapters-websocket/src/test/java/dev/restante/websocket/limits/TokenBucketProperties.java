package dev.restante.websocket.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.testing.Seeds;
import java.math.BigInteger;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TokenBucketProperties {
    private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000);

    @Test
    void anyScheduleOfTakesAndTime_isThatOfExactNumbers() {
        Seeds.check(3_000, (random, seed) -> {
            int rate = 1 + random.nextInt(random.nextBoolean() ? 10 : Integer.MAX_VALUE);
            TokenBucket bucket = new TokenBucket(rate);
            BigInteger most = SECOND.multiply(BigInteger.valueOf(rate));
            BigInteger level = most;
            long now = random.nextLong();
            bucket.fill(now);
            for (int i = 0; i < 50; i++) {
                int count = random.nextInt(rate);
                if (random.nextInt(4) == 0) {
                    bucket.spend(count);
                    level = level.subtract(BigInteger.valueOf(count).multiply(SECOND));
                } else {
                    boolean there = level.compareTo(BigInteger.valueOf(count).multiply(SECOND)) >= 0;
                    assertEquals(there, bucket.take(count));
                    level = there ? level.subtract(BigInteger.valueOf(count).multiply(SECOND)) : level;
                }
                long passed = time(random);
                now += passed;
                bucket.fill(now);
                level = level.add(BigInteger.valueOf(rate).multiply(BigInteger.valueOf(passed))).min(most);
                assertEquals(level.compareTo(SECOND) < 0, bucket.isEmpty());
                assertEquals(level.equals(most), bucket.isFull());
            }
        });
    }

    @Test
    void until_isTheFirstMomentAtWhichSoMuchCanBeTaken() {
        Seeds.check(2_000, (random, seed) -> {
            int rate = 1 + random.nextInt(1_000_000);
            TokenBucket early = new TokenBucket(rate);
            TokenBucket inTime = new TokenBucket(rate);
            int spent = random.nextInt(3 * rate);
            long passed = random.nextLong(1_000_000_000);
            for (TokenBucket bucket : new TokenBucket[] {early, inTime}) {
                bucket.fill(7);
                bucket.spend(spent);
                bucket.fill(7 + passed);
            }
            int count = 1 + random.nextInt(rate);
            long wait = inTime.until(count).toNanos();
            inTime.fill(7 + passed + wait);
            assertTrue(inTime.take(count));
            if (wait > 0) {
                early.fill(7 + passed + wait - 1);
                assertFalse(early.take(count));
            }
        });
    }

    @Test
    void withoutALimit_everythingIsThere() {
        TokenBucket none = new TokenBucket(0);
        none.spend(Integer.MAX_VALUE);
        none.fill(5);
        assertTrue(none.take(Integer.MAX_VALUE) && !none.isEmpty());
        assertEquals(Duration.ZERO, none.until(Integer.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> new TokenBucket(-1));
    }

    @Test
    void aLongTime_andTimeThatRunsBackwards_overflowNothing() {
        TokenBucket bucket = new TokenBucket(Integer.MAX_VALUE);
        bucket.fill(Long.MIN_VALUE / 2);
        bucket.spend(Integer.MAX_VALUE);
        bucket.fill(Long.MAX_VALUE / 2 - 1);
        assertTrue(bucket.isFull());
        bucket.spend(Integer.MAX_VALUE);
        bucket.fill(0);
        assertTrue(bucket.isEmpty());
    }

    private static long time(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> random.nextLong(1_000);
            case 1 -> random.nextLong(2_000_000_000L);
            default -> random.nextLong(100_000_000_000L);
        };
    }
}
