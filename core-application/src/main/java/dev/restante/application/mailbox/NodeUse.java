package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.Changes;
import dev.restante.domain.mailbox.Ledger;
import dev.restante.domain.mailbox.Room;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.Totals;
import dev.restante.ports.observing.Holdings;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the threads of this node hold together, what is being written included. Never more than the limits, however many
 * ask at once: who wants to add claims the room first. Safe for use by many threads at once.
 */
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
        bytes.set(found.retainedBytes() + NodeLimits.OVERHEAD * (found.retainedMessages() + found.threads())
                + NodeLimits.REMEMBERED * found.memos());
    }

    /** What the changes add, 0 or less where they free something. */
    static long cost(Changes changes) {
        int memos = (changes.remembered().isPresent() ? 1 : 0) - changes.forgotten().size();
        return changes.retainedBytes() + (long) NodeLimits.OVERHEAD * changes.retainedMessages()
                + (long) NodeLimits.REMEMBERED * memos + (begins(changes) ? NodeLimits.OVERHEAD : 0);
    }

    private static boolean begins(Changes changes) {
        return changes.added().isPresent() && changes.added().get().sequence() == 1;
    }

    /**
     * Takes the room that the changes need, all of it or none; answers what is short. {@code reserved} bytes were taken
     * before, and are given back where they are not needed.
     */
    Room claim(ThreadId thread, Changes changes, long reserved) {
        boolean begins = begins(changes);
        if (begins && threads.incrementAndGet() > limits.threads() && !thread.isSystem()) {
            threads.decrementAndGet();
            return new Room(true, false);
        }
        if (reserve(thread, cost(changes) - reserved)) {
            if (begins && thread.isSystem()) {
                systemThreads.incrementAndGet();
            }
            return Room.UNLIMITED;
        }
        if (begins) {
            threads.decrementAndGet();
        }
        return new Room(false, true);
    }

    /** Takes so many bytes, or none where there is no room for them. What frees some always fits. */
    boolean reserve(ThreadId thread, long more) {
        long most = thread.isSystem() ? limits.bytes() + limits.probeReserve() : limits.bytes();
        for (long now = bytes.get(); more <= 0 || now <= most - more; now = bytes.get()) {
            if (bytes.compareAndSet(now, now + more)) {
                return true;
            }
        }
        return false;
    }

    void release(long reserved) {
        bytes.addAndGet(-reserved);
    }

    /** Changes that only free something. */
    void apply(Changes changes) {
        bytes.addAndGet(cost(changes));
    }

    void threadForgotten(ThreadId thread) {
        threads.decrementAndGet();
        bytes.addAndGet(-NodeLimits.OVERHEAD);
        if (thread.isSystem()) {
            systemThreads.decrementAndGet();
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
