package dev.restante.domain.mailbox;

import java.util.ArrayList;
import java.util.List;

/**
 * Ranges that were taken out of a log, each with its reason, in order. Neighbours become one range, so that there is never
 * more than one between two retained messages.
 */
record Missing(List<Gap> gaps) {
    static final Missing NONE = new Missing(List.of());

    Missing plus(long from, long to, GapReason reason) {
        List<Gap> result = new ArrayList<>(gaps.size() + 1);
        Gap added = new Gap(from, to, reason);
        for (Gap gap : gaps) {
            if (gap.to() + 1 < added.from() || gap.from() > added.to() + 1) {
                result.add(gap);
            } else {
                added = new Gap(
                        Math.min(gap.from(), added.from()),
                        Math.max(gap.to(), added.to()),
                        gap.reason().and(added.reason()));
            }
        }
        int at = 0;
        while (at < result.size() && result.get(at).to() < added.from()) {
            at++;
        }
        result.add(at, added);
        return new Missing(List.copyOf(result));
    }

    /** Without what lies at or below {@code floor}. */
    Missing above(long floor) {
        if (gaps.isEmpty() || gaps.get(0).from() > floor) {
            return this;
        }
        List<Gap> result = new ArrayList<>(gaps.size());
        for (Gap gap : gaps) {
            if (gap.to() > floor) {
                result.add(new Gap(Math.max(gap.from(), floor + 1), gap.to(), gap.reason()));
            }
        }
        return new Missing(List.copyOf(result));
    }
}
