package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.Entry;
import dev.restante.domain.mailbox.Header;
import dev.restante.domain.mailbox.Ledger;
import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.Memo;
import dev.restante.domain.mailbox.SequenceRange;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.StoredThread;
import dev.restante.ports.journal.ThreadWrite;
import dev.restante.ports.journal.Totals;
import dev.restante.ports.mailbox.Committed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a journal has on disk: outlives it. Keeps a header only when told that it changed, as a store on disk would. */
public final class Disk {
    private static final class Kept {
        private Optional<Header> header = Optional.empty();
        private final TreeMap<Long, Committed> messages = new TreeMap<>();
        private final Map<MessageId, Memo> memos = new TreeMap<>(Comparator.comparing(MessageId::value));
        private long due = Long.MAX_VALUE;
    }

    private final Map<ThreadId, Kept> threads = new TreeMap<>(Comparator.comparing(ThreadId::value));
    private long latest = Long.MIN_VALUE;

    /** The latest time of any write. */
    synchronized long latest() {
        return latest;
    }

    synchronized void write(ThreadWrite write) {
        write.added().forEach(message -> latest = Math.max(latest, message.at()));
        if (write.headerChanged()) {
            latest = Math.max(latest, write.after().header().touched());
        }
        if (write.forgotten()) {
            threads.remove(write.thread());
            return;
        }
        Kept kept = threads.computeIfAbsent(write.thread(), t -> new Kept());
        if (kept.due != write.dueBefore()) {
            throw new AssertionError("due before: " + write.dueBefore() + " (expected: " + kept.due + ")");
        }
        kept.due = write.due();
        if (write.headerChanged()) {
            kept.header = Optional.of(write.after().header());
        }
        write.added().forEach(message -> kept.messages.put(message.sequence(), message));
        for (SequenceRange range : write.removed()) {
            kept.messages.subMap(range.from(), true, range.to(), true).clear();
        }
        write.dropped().forEach(memo -> kept.memos.remove(memo.id(), memo));
        write.remembered()
                .stream()
                .filter(memo -> !write.dropped().contains(memo))
                .forEach(memo -> kept.memos.put(memo.id(), memo));
    }

    /** {@code unclean}: whoever wrote last did not close, so that everything counts as handed over. */
    synchronized Optional<StoredThread> load(ThreadId thread, boolean unclean) {
        return Optional.ofNullable(threads.get(thread)).map(kept -> {
            Header header = kept.header.orElseThrow(() -> new AssertionError("no header of " + thread));
            long last = kept.messages.isEmpty() ? header.last() : Math.max(header.last(), kept.messages.lastKey());
            MailboxState state = MailboxState.restore(
                    unclean ? header.withAllHanded(last) : header, entries(kept),
                    kept.memos.values()
                            .stream()
                            .sorted(Comparator.comparingLong(Memo::at).thenComparingLong(Memo::sequence))
                            .toList());
            return new StoredThread(state, kept.due, unclean);
        });
    }

    private static List<Entry> entries(Kept kept) {
        return kept.messages.values()
                .stream()
                .map(m -> new Entry(
                        m.sequence(), m.body().size(), m.expiresAt(), m.urgency(),
                        m.topic().map(t -> t.value()).orElse("")))
                .toList();
    }

    synchronized List<Committed> read(ThreadId thread, long after, long upTo, int maxMessages, int maxBytes) {
        Kept kept = threads.get(thread);
        List<Committed> found = new ArrayList<>();
        if (kept != null && after < upTo) {
            long bytes = 0;
            for (Committed message : kept.messages.subMap(after, false, upTo, true).values()) {
                bytes += message.body().size();
                if (!found.isEmpty() && (found.size() >= maxMessages || bytes > maxBytes)) {
                    break;
                }
                found.add(message);
            }
        }
        return found;
    }

    synchronized List<ThreadId> due(long now, int max) {
        return threads.entrySet()
                .stream()
                .filter(entry -> entry.getValue().due <= now)
                .sorted(Comparator.comparingLong(entry -> entry.getValue().due))
                .limit(max)
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized Totals totals() {
        long held = 0;
        long messages = 0;
        long bytes = 0;
        for (Kept kept : threads.values()) {
            for (Entry entry : entries(kept)) {
                held += entry.sequence() > kept.header.orElseThrow().cursor() ? 1 : 0;
                messages++;
                bytes += entry.size();
            }
        }
        return new Totals(threads.size(), messages, bytes, Ledger.ZERO.plus(new Ledger(0, 0, 0, held, 0, 0, 0, 0)));
    }

    /** Whether the message is stored, acknowledged or not. */
    public synchronized boolean holds(ThreadId thread, long sequence) {
        Kept kept = threads.get(thread);
        return kept != null && kept.messages.containsKey(sequence);
    }
}
