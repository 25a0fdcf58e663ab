package dev.restante.domain.mailbox;

import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The state after a step while the step is being taken, with the changes that led there. Lives within one call. */
final class Draft {
    final Epoch epoch;
    long last;
    long cursor;
    long floor;
    Line<Entry> retained = Line.empty();
    int acknowledged;
    long heldBytes;
    long replayBytes;
    long nextExpiry = Long.MAX_VALUE;
    Missing missing = Missing.NONE;
    Handed handed = Handed.NONE;
    AckTimes ackTimes = AckTimes.NONE;
    Remembered remembered = Remembered.nothing();
    long touched;

    private Optional<MailboxState> before = Optional.empty();
    private Optional<Entry> added = Optional.empty();
    private final List<SequenceRange> removed = new ArrayList<>(0);
    private Optional<Memo> noted = Optional.empty();
    private final List<Memo> forgotten = new ArrayList<>(0);
    private Ledger ledger = Ledger.ZERO;
    private boolean changed;

    Draft(Epoch epoch, long now) {
        this.epoch = epoch;
        this.touched = now;
    }

    Draft(MailboxState state) {
        this(state.epoch, state.touched);
        before = Optional.of(state);
        last = state.last;
        cursor = state.cursor;
        floor = state.floor;
        retained = state.retained;
        acknowledged = state.acknowledged;
        heldBytes = state.heldBytes;
        replayBytes = state.replayBytes;
        nextExpiry = state.nextExpiry;
        missing = state.missing;
        handed = state.handed;
        ackTimes = state.ackTimes;
        remembered = state.remembered;
    }

    int depth() {
        return retained.size() - acknowledged;
    }

    int indexAfter(long sequence) {
        return MailboxState.indexAfter(retained, sequence);
    }

    void hold(Entry entry, long now) {
        last = entry.sequence();
        retained = retained.plus(entry);
        heldBytes += entry.size();
        nextExpiry = Math.min(nextExpiry, entry.expiresAt());
        added = Optional.of(entry);
        ledger = ledger.accept();
        touch(now);
    }

    /** A message that a store kept. */
    void restore(Entry entry) {
        last = Math.max(last, entry.sequence());
        retained = retained.plus(entry);
        nextExpiry = Math.min(nextExpiry, entry.expiresAt());
        if (entry.sequence() <= cursor) {
            acknowledged++;
            replayBytes += entry.size();
        } else {
            heldBytes += entry.size();
        }
    }

    void note(Memo memo) {
        remembered = remembered.plus(memo);
        noted = Optional.of(memo);
        changed = true;
    }

    void forgetOldest() {
        forgotten.add(remembered.oldest());
        remembered = remembered.withoutOldest();
        changed = true;
    }

    void forget(MessageId id) {
        remembered.find(id).ifPresent(forgotten::add);
        remembered = remembered.without(id);
        changed = true;
    }

    void acknowledge(long sequence, int messages, long now) {
        for (int i = acknowledged; i < acknowledged + messages; i++) {
            heldBytes -= retained.get(i).size();
            replayBytes += retained.get(i).size();
        }
        acknowledged += messages;
        cursor = sequence;
        ledger = ledger.acknowledge(messages);
        touch(now);
    }

    /** Takes out the oldest acknowledged message: it will not be replayed any more. */
    void dropOldestReplay() {
        Entry oldest = retained.get(0);
        takeOut(oldest, true);
        retained = retained.withoutFirst(1);
        floor = oldest.sequence();
        missing = missing.above(floor);
        handed = handed.above(floor);
        changed = true;
    }

    /** Takes out the messages of the part [from, to) of the retained that meet the condition. */
    void remove(int from, int to, Predicate<Entry> condition, GapReason reason) {
        List<Entry> out = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (condition.test(retained.get(i))) {
                out.add(retained.get(i));
            }
        }
        if (out.isEmpty()) {
            return;
        }
        long highest = out.get(out.size() - 1).sequence();
        boolean front = retained.get(out.size() - 1).sequence() == highest;
        retained = front
                ? retained.withoutFirst(out.size())
                : retained.without(
                        e -> e.sequence() >= out.get(0).sequence() && e.sequence() <= highest && condition.test(e));
        for (Entry entry : out) {
            boolean wasAcknowledged = entry.sequence() <= cursor;
            takeOut(entry, wasAcknowledged);
            missing = missing.plus(entry.sequence(), entry.sequence(), reason);
            if (!wasAcknowledged) {
                ledger = ledger.remove(reason);
            }
        }
        changed = true;
    }

    private void takeOut(Entry entry, boolean wasAcknowledged) {
        if (wasAcknowledged) {
            acknowledged--;
            replayBytes -= entry.size();
        } else {
            heldBytes -= entry.size();
        }
        long sequence = entry.sequence();
        if (sequence < handed.highest()) {
            handed = handed.plus(sequence, sequence);
        }
        int newest = removed.size() - 1;
        if (newest >= 0 && removed.get(newest).to() == sequence - 1) {
            removed.set(newest, new SequenceRange(removed.get(newest).from(), sequence));
        } else {
            removed.add(new SequenceRange(sequence, sequence));
        }
    }

    void touch(long now) {
        touched = Math.max(touched, now);
        changed = true;
    }

    void markChanged() {
        changed = true;
    }

    <V> Step<V> because(V verdict) {
        MailboxState old = before.orElseThrow();
        MailboxState next = changed ? new MailboxState(this) : old;
        return new Step<>(
                next,
                verdict,
                new Changes(
                        added,
                        removed,
                        noted,
                        forgotten,
                        ledger,
                        next.retainedMessages() - old.retainedMessages(),
                        next.retainedBytes() - old.retainedBytes()));
    }
}
