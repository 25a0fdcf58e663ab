package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.Due;
import dev.restante.ports.journal.Totals;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the node keeps only for readers that resume: how much there is, and which of the loaded threads acknowledged first.
 * Safe for use by many threads at once; each thread's part belongs to its owner.
 */
final class ReplayWindows {
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong loaded = new AtomicLong();
    /** A loaded thread by the time of its oldest acknowledgement. */
    private final NavigableSet<Due> byAge = new ConcurrentSkipListSet<>();

    void recovered(Totals found) {
        messages.set(found.retainedMessages() - found.ledger().held());
    }

    boolean isEmpty() {
        return messages.get() <= 0;
    }

    /** Whether threads that are not loaded have some. */
    boolean isElsewhere() {
        return messages.get() > loaded.get();
    }

    /** The loaded thread whose window is the oldest. */
    Optional<Due> oldest() {
        return byAge.isEmpty() ? Optional.empty() : byAge.stream().findFirst();
    }

    void changed(ThreadId thread, MailboxState before, MailboxState after) {
        int more = after.replayMessages() - before.replayMessages();
        if (more != 0) {
            messages.addAndGet(more);
            loaded.addAndGet(more);
        }
        place(thread, before.oldestReplay(), after.oldestReplay());
    }

    void loaded(ThreadId thread, MailboxState state) {
        loaded.addAndGet(state.replayMessages());
        place(thread, Long.MAX_VALUE, state.oldestReplay());
    }

    void unloaded(ThreadId thread, MailboxState state) {
        loaded.addAndGet(-state.replayMessages());
        place(thread, state.oldestReplay(), Long.MAX_VALUE);
    }

    private void place(ThreadId thread, long from, long to) {
        if (from != to) {
            if (from != Long.MAX_VALUE) {
                byAge.remove(new Due(from, thread));
            }
            if (to != Long.MAX_VALUE) {
                byAge.add(new Due(to, thread));
            }
        }
    }
}
