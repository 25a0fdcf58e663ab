package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.Changes;
import dev.restante.domain.mailbox.Ledger;
import dev.restante.domain.mailbox.MailboxRules;
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
        private final List<Committed> added = new ArrayList<>(1);
        private final List<SequenceRange> removed = new ArrayList<>(0);
        private final List<Memo> remembered = new ArrayList<>(0);
        private final List<Memo> dropped = new ArrayList<>(0);
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

    void write(Cell cell, Step<?> step) {
        Write write = writeOf(cell);
        write.removed.addAll(step.changes().removed());
        step.changes().forgotten().stream().filter(memo -> memo.sequence() > 0).forEach(write.dropped::add);
        write.headerChanged |= cell.stale || !step.changes().isAdditionOnly();
        // What is never stored is not remembered by the store either.
        step.changes().remembered().filter(memo -> memo.sequence() > 0).ifPresent(write.remembered::add);
        Changes changes = step.changes();
        boolean begins = changes.added().isPresent() && changes.added().get().sequence() == 1;
        long memos = changes.remembered().stream().filter(memo -> memo.sequence() > 0).count()
                - changes.forgotten().stream().filter(memo -> memo.sequence() > 0).count();
        change = change.plus(new Totals(
                begins ? 1 : 0, changes.retainedMessages(), changes.retainedBytes(), memos, changes.ledger()));
        cell.stale = false;
    }

    void add(Cell cell, Committed message) {
        writeOf(cell).added.add(message);
    }

    void forget(Cell cell) {
        if (!cell.isUnused()) {
            change = change.plus(new Totals(-1, 0, 0, 0, Ledger.ZERO));
        }
        writeOf(cell).forgotten = true;
    }

    /** The store is to learn the thread's state, as it is, with these memos in place of those it has. */
    void refresh(Cell cell, List<Memo> changed) {
        Write write = writeOf(cell);
        write.headerChanged = true;
        write.remembered.addAll(changed);
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
    Batch toBatch(MailboxRules rules, long notBefore) {
        List<ThreadWrite> list = new ArrayList<>(writes.size());
        for (Write write : writes.values()) {
            long due = Math.max(rules.due(write.cell.state()), notBefore);
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
