package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.Changes;
import dev.restante.domain.mailbox.Ledger;
import dev.restante.domain.mailbox.Memo;
import dev.restante.domain.mailbox.SequenceRange;
import dev.restante.domain.mailbox.Step;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.Batch;
import dev.restante.ports.journal.ThreadWrite;
import dev.restante.ports.journal.Totals;
import dev.restante.ports.mailbox.Committed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one pass of an owner decided: writes to make at once, and effects to have when they are made, in order. */
final class PendingBatch {
    /** What happens once the batch is committed, or has failed ({@code failure} is not null). */
    interface Effect {
        void settle(@Nullable Throwable failure);
    }

    private static final class Write {
        private final Cell cell;
        private List<Committed> added = List.of();
        private List<SequenceRange> removed = List.of();
        private List<Memo> remembered = List.of();
        private List<Memo> dropped = List.of();
        private long due = Long.MAX_VALUE;
        private boolean headerChanged;
        private boolean forgotten;

        Write(Cell cell) {
            this.cell = cell;
        }
    }

    private final Map<ThreadId, Write> writes = new LinkedHashMap<>();
    private final List<Effect> effects = new ArrayList<>();
    private Totals change = Totals.ZERO;
    private int takes;

    boolean isEmpty() {
        return writes.isEmpty() && effects.isEmpty();
    }

    boolean hasWrites() {
        return !writes.isEmpty();
    }

    Ledger ledger() {
        return change.ledger();
    }

    /** {@code due}: when the thread asks for attention then. */
    void write(Cell cell, Step<?> step, long due) {
        Write write = writeOf(cell);
        Changes changes = step.changes();
        long memos = 0;
        for (SequenceRange range : changes.removed()) {
            write.removed = and(write.removed, range);
        }
        for (Memo memo : changes.forgotten()) {
            if (isStored(memo)) {
                write.dropped = and(write.dropped, memo);
                memos--;
            }
        }
        if (changes.remembered().isPresent() && isStored(changes.remembered().get())) {
            write.remembered = and(write.remembered, changes.remembered().get());
            memos++;
        }
        write.headerChanged |= cell.stale || !changes.isAdditionOnly();
        write.due = due;
        boolean begins = changes.added().isPresent() && changes.added().get().sequence() == 1;
        change = change.plus(new Totals(
                begins ? 1 : 0, changes.retainedMessages(), changes.retainedBytes(), memos, changes.ledger()));
        cell.stale = false;
    }

    /** What is never stored is not remembered by the store either. */
    private static boolean isStored(Memo memo) {
        return memo.sequence() > 0;
    }

    /** Few lists have more than one element; those that have not are never copied. */
    private static <T> List<T> and(List<T> list, T one) {
        if (list.isEmpty()) {
            return List.of(one);
        }
        List<T> more = list.size() == 1 ? new ArrayList<>(list) : list;
        more.add(one);
        return more;
    }

    void add(Cell cell, Committed message) {
        Write write = writeOf(cell);
        write.added = and(write.added, message);
    }

    void forget(Cell cell) {
        if (!cell.isUnused()) {
            change = change.plus(new Totals(-1, 0, 0, 0, Ledger.ZERO));
        }
        writeOf(cell).forgotten = true;
    }

    /** The store is to learn the thread's state, as it is, with these memos in place of those it has. */
    void refresh(Cell cell, List<Memo> changed, long due) {
        Write write = writeOf(cell);
        write.headerChanged = true;
        write.due = due;
        for (Memo memo : changed) {
            write.remembered = and(write.remembered, memo);
        }
        cell.stale = false;
    }

    private Write writeOf(Cell cell) {
        return writes.computeIfAbsent(cell.thread, t -> {
            cell.unsettled++;
            return new Write(cell);
        });
    }

    /** Readers took a message of this batch. */
    void taken(int readers) {
        takes += readers;
    }

    /** How often readers took one of its messages, once it is settled. */
    int takes() {
        return takes;
    }

    /** {@code effect} comes after those noted before. */
    void then(Effect effect) {
        effects.add(effect);
    }

    void settle(@Nullable Throwable failure, Consumer<Throwable> faults) {
        writes.values().forEach(write -> write.cell.unsettled--);
        for (Effect effect : effects) {
            try {
                effect.settle(failure);
            } catch (Throwable e) {
                faults.accept(e);
            }
        }
    }

    /** {@code notBefore}: a thread asks for attention no earlier. */
    Batch toBatch(long notBefore) {
        List<ThreadWrite> list = new ArrayList<>(writes.size());
        for (Write write : writes.values()) {
            long due = Math.max(write.due, notBefore);
            list.add(new ThreadWrite(
                    write.cell.thread,
                    write.cell.state(),
                    write.headerChanged,
                    due,
                    write.cell.due,
                    write.added,
                    write.removed,
                    write.remembered,
                    write.dropped,
                    write.forgotten));
            write.cell.due = write.forgotten ? Long.MAX_VALUE : due;
        }
        return new Batch(list, change);
    }
}
