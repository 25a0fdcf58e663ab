package dev.restante.domain.startup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The arithmetic of deadlines: checked before anything runs, never silently clipped or overflown. Pure. */
public final class Deadlines {
    private Deadlines() {}

    /**
     * The sum of the steps' deadlines.
     *
     * @throws ArithmeticException if it does not fit into a {@link Duration}
     */
    public static Duration together(List<PlannedStep> steps) {
        Duration sum = Duration.ZERO;
        for (PlannedStep step : steps) {
            sum = sum.plus(step.deadline());
        }
        return sum;
    }

    /** Says, as {@code name: value (expected: rule)}, how the steps' deadlines do not fit; empty if they fit. */
    public static Optional<String> misfit(List<PlannedStep> steps, Duration total) {
        if (total.isNegative() || total.isZero()) {
            return Optional.of("deadline: " + words(total) + " (expected: more than zero)");
        }
        Duration sum;
        try {
            sum = together(steps);
        } catch (ArithmeticException tooLong) {
            return Optional.of("deadline: " + words(total)
                    + " (expected: at least the sum of the steps' deadlines, which is beyond counting)");
        }
        if (sum.compareTo(total) > 0) {
            return Optional.of("deadline: " + words(total) + " (expected: at least " + words(sum)
                    + ", the sum of the steps' deadlines)");
        }
        return Optional.empty();
    }

    /** A duration as people write it: {@code 90s}, {@code 1500ms}; whole milliseconds, rounded down. */
    public static String words(Duration duration) {
        long seconds = duration.toSeconds();
        long rest = duration.toMillisPart();
        return rest == 0 ? seconds + "s" : Math.addExact(Math.multiplyExact(seconds, 1000L), rest) + "ms";
    }
}
