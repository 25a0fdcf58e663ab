package dev.restante.memory;

import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.SequenceRange;
import dev.restante.ports.journal.ThreadWrite;
import dev.restante.ports.mailbox.Committed;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One thread's messages and last committed state. Guarded by itself. */
final class StoredThread {
    private final NavigableMap<Long, Committed> messages = new TreeMap<>();
    private MailboxState state;
    private long due = Long.MAX_VALUE;

    StoredThread(MailboxState state) {
        this.state = state;
    }

    /** Answers when the thread was due before. */
    synchronized long write(ThreadWrite write) {
        for (Committed message : write.added()) {
            messages.put(message.sequence(), message);
        }
        for (SequenceRange range : write.removed()) {
            messages.subMap(range.from(), true, range.to(), true).clear();
        }
        state = write.after();
        long before = due;
        due = write.due();
        return before;
    }

    synchronized MailboxState state() {
        return state;
    }

    synchronized long due() {
        return due;
    }

    synchronized List<Committed> read(long after, long upTo, int maxMessages, int maxBytes) {
        List<Committed> found = new ArrayList<>();
        long bytes = 0;
        if (after >= upTo) {
            return found;
        }
        for (Committed message : messages.subMap(after, false, upTo, true).values()) {
            bytes += message.body().size();
            if (!found.isEmpty() && (found.size() >= maxMessages || bytes > maxBytes)) {
                break;
            }
            found.add(message);
        }
        return found;
    }
}
