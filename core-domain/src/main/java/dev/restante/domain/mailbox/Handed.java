package dev.restante.domain.mailbox;

import java.util.Arrays;
import java.util.List;

/**
 * Which sequences were handed to some reader, as ranges in order: from, to, from, to. Mostly one range. What is gone counts
 * as handed as soon as something above it was, so that there are never more ranges than retained messages between them.
 */
final class Handed {
    static final Handed NONE = new Handed(new long[0]);

    private final long[] bounds;

    private Handed(long[] bounds) {
        this.bounds = bounds;
    }

    static Handed of(List<Long> bounds) {
        return bounds.isEmpty() ? NONE : new Handed(bounds.stream().mapToLong(Long::longValue).toArray());
    }

    List<Long> bounds() {
        return Arrays.stream(bounds).boxed().toList();
    }

    /** The highest sequence handed over, 0 where there is none. */
    long highest() {
        return bounds.length == 0 ? 0 : bounds[bounds.length - 1];
    }

    boolean contains(long sequence) {
        for (int i = bounds.length - 2; i >= 0; i -= 2) {
            if (bounds[i] <= sequence) {
                return sequence <= bounds[i + 1];
            }
        }
        return false;
    }

    Handed plus(long from, long to) {
        int n = bounds.length;
        if (n == 0 || from > bounds[n - 1] + 1) {
            long[] more = Arrays.copyOf(bounds, n + 2);
            more[n] = from;
            more[n + 1] = to;
            return new Handed(more);
        }
        if (from >= bounds[n - 2]) {
            if (to <= bounds[n - 1]) {
                return this;
            }
            long[] longer = bounds.clone();
            longer[n - 1] = to;
            return new Handed(longer);
        }
        return merged(from, to);
    }

    /** With what is missing between the two, both excluded. */
    Handed plusMissing(Missing missing, long after, long before) {
        Handed result = this;
        for (int i = missing.gaps().size() - 1; before > after + 1 && i >= 0; i--) {
            Gap gap = missing.gaps().get(i);
            if (gap.to() <= after) {
                break;
            }
            if (gap.from() < before) {
                result = result.plus(Math.max(gap.from(), after + 1), Math.min(gap.to(), before - 1));
            }
        }
        return result;
    }

    private Handed merged(long from, long to) {
        long[] result = new long[bounds.length + 2];
        int n = 0;
        long low = from;
        long high = to;
        boolean placed = false;
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i + 1] + 1 < low || (placed && bounds[i] > high + 1)) {
                result[n++] = bounds[i];
                result[n++] = bounds[i + 1];
            } else if (bounds[i] > high + 1) {
                result[n++] = low;
                result[n++] = high;
                placed = true;
                result[n++] = bounds[i];
                result[n++] = bounds[i + 1];
            } else {
                low = Math.min(low, bounds[i]);
                high = Math.max(high, bounds[i + 1]);
            }
        }
        if (!placed) {
            result[n++] = low;
            result[n++] = high;
        }
        return new Handed(Arrays.copyOf(result, n));
    }

    /** The same for what lies above {@code floor}; below, all counts as handed, in one range. */
    Handed above(long floor) {
        return bounds.length <= 2 || bounds[1] >= floor ? this : plus(1, floor);
    }
}
