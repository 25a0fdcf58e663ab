package dev.restante.domain.testing;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Runs a random test with many seeds. A failure names its seed; {@code -Dseed=N} runs that one alone, and
 * {@code -Dseeds=N} that many. Given to Maven it reaches the tests.
 */
public final class Seeds {
    /** One run; what it throws is a failure. */
    @FunctionalInterface
    public interface Run {
        void with(RandomGenerator random, long seed) throws Exception;
    }

    private Seeds() {}

    /** Runs with {@code seeds} seeds, the same at each start. */
    public static void check(int seeds, Run run) {
        Long only = Long.getLong("seed");
        if (only != null) {
            one(only, run);
            return;
        }
        int count = Integer.getInteger("seeds", seeds);
        for (long seed = 1; seed <= count; seed++) {
            one(seed, run);
        }
    }

    private static void one(long seed, Run run) {
        try {
            run.with(new SplittableRandom(seed), seed);
        } catch (Exception | AssertionError e) {
            throw new AssertionError("seed " + seed + " (run it alone by -Dseed=" + seed + ")", e);
        }
    }
}
