package dev.restante.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DistributionTest {
    private final Distribution distribution = new Distribution(10, 20);

    @Test
    void add_putsEachValueIntoTheFirstBucketThatIsNotBelowIt() {
        distribution.add(0, 1);
        distribution.add(10, 1);
        distribution.add(11, 1);
        distribution.add(20, 1);
        distribution.add(21, 1);
        distribution.add(Long.MAX_VALUE / 2, 1);
        assertArrayEquals(new long[] {2, 2, 2}, distribution.counts());
    }

    @Test
    void add_ofMany_countsEach() {
        distribution.add(15, 7);
        assertArrayEquals(new long[] {0, 7, 0}, distribution.counts());
        assertEquals(105, distribution.sum());
    }

    @Test
    void bounds_areInTheUnitAskedFor_andTheLastIsInfinite() {
        assertArrayEquals(new double[] {1, 2, Double.POSITIVE_INFINITY}, distribution.bounds(10));
    }
}
