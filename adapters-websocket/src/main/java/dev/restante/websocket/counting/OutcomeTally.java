package dev.restante.websocket.counting;

import dev.restante.domain.delivery.Delivered;
import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Queued;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import dev.restante.ports.observing.OutcomeCounts;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the sends through one entrance came to. Any number of threads. */
public final class OutcomeTally {
    private final LongAdder delivered = new LongAdder();
    private final LongAdder queued = new LongAdder();
    private final Map<Reason, LongAdder> rejected = new EnumMap<>(Reason.class);

    OutcomeTally() {
        for (Reason reason : Reason.values()) {
            rejected.put(reason, new LongAdder());
        }
    }

    /** To be told once for each send that its client is told an outcome of. */
    public void count(DeliveryOutcome outcome) {
        LongAdder adder =
                switch (outcome) {
                    case Delivered d -> delivered;
                    case Queued q -> queued;
                    case Rejected r -> rejected.get(r.reason());
                };
        if (adder != null) {
            adder.increment();
        }
    }

    OutcomeCounts counts() {
        Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
        rejected.forEach((reason, adder) -> reasons.put(reason, adder.sum()));
        return new OutcomeCounts(delivered.sum(), queued.sum(), reasons);
    }
}
