package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.Entry;
import dev.restante.domain.mailbox.Header;
import dev.restante.domain.mailbox.Ledger;
import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.Memo;
import dev.restante.domain.mailbox.SequenceRange;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.Due;
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
        private int writtenIn;
    }

    /** How often it was opened, and which opening was the last that did not end in order. */
    private int life = 1;
    private int uncleanLife;
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
            kept.writtenIn = life;
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

    /** {@code unclean}: whoever had it open last did not close it, so that everything written until then counts as handed over. */
    synchronized void opened(boolean unclean) {
        uncleanLife = unclean ? life : uncleanLife;
        life++;
    }

    synchronized Optional<StoredThread> load(ThreadId thread) {
        return Optional.ofNullable(threads.get(thread)).map(kept -> {
            boolean unclean = kept.writtenIn <= uncleanLife;
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

    synchronized List<Due> due(Optional<Due> after, long until, int max) {
        return threads.entrySet()
                .stream()
                .map(entry -> new Due(entry.getValue().due, entry.getKey()))
                .filter(due -> due.at() <= until && (after.isEmpty() || due.compareTo(after.get()) > 0))
                .sorted()
                .limit(max)
                .toList();
    }

    synchronized Totals totals() {
        long held = 0;
        long messages = 0;
        long bytes = 0;
        long memos = 0;
        for (Kept kept : threads.values()) {
            memos += kept.memos.size();
            for (Entry entry : entries(kept)) {
                held += entry.sequence() > kept.header.orElseThrow().cursor() ? 1 : 0;
                messages++;
                bytes += entry.size();
            }
        }
        return new Totals(threads.size(), messages, bytes, memos,
                Ledger.ZERO.plus(new Ledger(0, 0, 0, held, 0, 0, 0, 0)));
    }

    /** Whether the message is stored, acknowledged or not. */
    public synchronized boolean holds(ThreadId thread, long sequence) {
        Kept kept = threads.get(thread);
        return kept != null && kept.messages.containsKey(sequence);
    }
}
