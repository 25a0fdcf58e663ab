package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.Changes;
import dev.restante.domain.mailbox.Ledger;
import dev.restante.domain.mailbox.Room;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.Totals;
import dev.restante.ports.observing.Holdings;
import java.util.concurrent.atomic.AtomicLong;

/** What the threads of this node hold together, what is being written included. Safe for use by many threads at once. */
final class NodeUse {
    private final NodeLimits limits;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong threads = new AtomicLong();
    private final AtomicLong systemThreads = new AtomicLong();

    NodeUse(NodeLimits limits) {
        this.limits = limits;
    }

    void recovered(Totals found) {
        threads.set(found.threads());
        bytes.set(found.retainedBytes() + NodeLimits.OVERHEAD * (found.retainedMessages() + found.threads()));
    }

    Room room(ThreadId thread) {
        long free = limits.bytes() - bytes.get() - NodeLimits.OVERHEAD;
        return thread.isSystem()
                ? new Room(free + limits.probeReserve(), true)
                : new Room(free, threads.get() < limits.threads());
    }

    void apply(Changes changes) {
        bytes.addAndGet(changes.retainedBytes() + (long) NodeLimits.OVERHEAD * changes.retainedMessages());
    }

    void threadBegan(ThreadId thread) {
        count(thread, 1);
    }

    void threadForgotten(ThreadId thread) {
        count(thread, -1);
    }

    private void count(ThreadId thread, int sign) {
        threads.addAndGet(sign);
        bytes.addAndGet((long) sign * NodeLimits.OVERHEAD);
        if (thread.isSystem()) {
            systemThreads.addAndGet(sign);
        }
    }

    /** What users see of this: the system's own threads, empty but for a moment, are none of theirs. */
    Holdings shown(Ledger ledger) {
        long own = systemThreads.get();
        return new Holdings(
                ledger, bytes.get() - own * NodeLimits.OVERHEAD, limits.bytes(), threads.get() - own, limits.threads());
    }

    long bytes() {
        return bytes.get();
    }

    long threads() {
        return threads.get();
    }
}
