package dev.restante.memory;

import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.SequenceRange;
import dev.restante.ports.journal.StoredThread;
import dev.restante.ports.journal.ThreadWrite;
import dev.restante.ports.mailbox.Committed;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One thread's messages and last committed state. Guarded by itself. */
final class ThreadStore {
    private final NavigableMap<Long, Committed> messages = new TreeMap<>();
    private MailboxState state;
    private long due = Long.MAX_VALUE;

    ThreadStore(MailboxState state) {
        this.state = state;
    }

    synchronized void write(ThreadWrite write) {
        for (Committed message : write.added()) {
            messages.put(message.sequence(), message);
        }
        for (SequenceRange range : write.removed()) {
            messages.subMap(range.from(), true, range.to(), true).clear();
        }
        state = write.after();
        due = write.due();
    }

    synchronized StoredThread load() {
        return new StoredThread(state, due, false);
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
