package dev.restante.ports.observing;

import dev.restante.domain.delivery.Reason;
import java.util.Map;

/** How the sends through one entrance ended, since the start. A reason that is absent was never given. Immutable. */
public record OutcomeCounts(long delivered, long queued, Map<Reason, Long> rejected) {
    public OutcomeCounts {
        rejected = Map.copyOf(rejected);
    }

    public long rejected(Reason reason) {
        return rejected.getOrDefault(reason, 0L);
    }
}
