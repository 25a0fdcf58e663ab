package dev.restante.domain.mailbox;

import java.util.Arrays;
import java.util.List;

/**
 * Up to which sequence was acknowledged when: pairs of sequence and time, in order. Neighbours closer than a grain become
 * one with the later time, so that there are few, and a message is kept a little longer rather than shorter.
 */
final class AckTimes {
    static final AckTimes NONE = new AckTimes(new long[0]);
    private static final int GRAINS = 16;

    private final long[] pairs;

    private AckTimes(long[] pairs) {
        this.pairs = pairs;
    }

    static AckTimes of(List<Long> pairs) {
        return pairs.isEmpty() ? NONE : new AckTimes(pairs.stream().mapToLong(Long::longValue).toArray());
    }

    List<Long> pairs() {
        return Arrays.stream(pairs).boxed().toList();
    }

    boolean isEmpty() {
        return pairs.length == 0;
    }

    long oldestSequence() {
        return pairs[0];
    }

    long oldestTime() {
        return pairs[1];
    }

    /** When it was acknowledged, or a little later; {@link Long#MIN_VALUE} where that is not known any more. */
    long timeOf(long sequence) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (sequence <= pairs[i]) {
                return pairs[i + 1];
            }
        }
        return Long.MIN_VALUE;
    }

    AckTimes plus(long sequence, long now, long age) {
        int n = pairs.length;
        // The first time of a grain stays in front of it: a mark that is ever renewed would never come of age.
        boolean near = n >= 4 && now - pairs[n - 3] < age / GRAINS;
        long[] more = near ? pairs.clone() : Arrays.copyOf(pairs, n + 2);
        more[more.length - 2] = sequence;
        more[more.length - 1] = now;
        return new AckTimes(more);
    }

    AckTimes withoutOldest() {
        return new AckTimes(Arrays.copyOfRange(pairs, 2, pairs.length));
    }
}
