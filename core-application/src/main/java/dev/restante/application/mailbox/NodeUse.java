package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.Changes;
import dev.restante.domain.mailbox.Room;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.Totals;
import java.util.concurrent.atomic.AtomicLong;

/** What the threads of this node hold together, what is being written included. Safe for use by many threads at once. */
final class NodeUse {
    private final NodeLimits limits;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong threads = new AtomicLong();

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

    void threadBegan() {
        threads.incrementAndGet();
        bytes.addAndGet(NodeLimits.OVERHEAD);
    }

    void threadForgotten() {
        threads.decrementAndGet();
        bytes.addAndGet(-NodeLimits.OVERHEAD);
    }

    NodeLimits limits() {
        return limits;
    }

    long bytes() {
        return bytes.get();
    }

    long threads() {
        return threads.get();
    }
}
