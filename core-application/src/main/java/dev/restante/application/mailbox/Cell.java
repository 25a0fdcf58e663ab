package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.Step;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One thread in memory. All but {@code state} belongs to the owner of its stripe; the state may be read by any thread. */
final class Cell {
    private record Waiting(Consumer<Cell> action, Consumer<Throwable> otherwise) {}

    final ThreadId thread;
    /** Null while it is being loaded. Ahead of what is committed, by what is being written. */
    volatile @Nullable MailboxState state;
    /** The sequence committed last: readers see nothing above it. */
    long committed;
    /** Writes and effects that wait for a commit. */
    int unsettled;
    /** When it asks for attention, as the store knows it. */
    long due = Long.MAX_VALUE;
    /** Whether the store knows less than the state, and may do so for a while. */
    boolean stale;
    /** Messages accepted since somebody last asked which threads are the busiest. */
    long acceptedSinceLook;
    /** What waits for the state to be loaded, in order. */
    private final List<Waiting> waiting = new ArrayList<>(0);
    /** How many readers took a message whose sender named it. */
    private final Map<MessageId, Integer> takes = new HashMap<>(0);

    Cell(ThreadId thread) {
        this.thread = thread;
    }

    MailboxState state() {
        MailboxState current = state;
        if (current == null) {
            throw new IllegalStateException("thread " + thread + ": used before it was loaded");
        }
        return current;
    }

    void whenLoaded(Consumer<Cell> action, Consumer<Throwable> otherwise) {
        if (state == null) {
            waiting.add(new Waiting(action, otherwise));
        } else {
            action.accept(this);
        }
    }

    void loaded(MailboxState found, long knownDue, boolean renewed) {
        begin(found);
        due = knownDue;
        stale = renewed;
        List<Waiting> actions = List.copyOf(waiting);
        waiting.clear();
        actions.forEach(w -> w.action.accept(this));
    }

    /** The thread is in this state, committed. */
    void begin(MailboxState found) {
        state = found;
        committed = found.last();
    }

    void failed(Throwable failure) {
        waiting.forEach(w -> w.otherwise.accept(failure));
        waiting.clear();
    }

    /** A change that the store may learn of later, with the next that it must learn of. */
    void handed(Step<?> step) {
        stale |= step.next() != state;
        state = step.next();
    }

    /** Whether nothing is on its way, so that it can be dropped once the store knows it. */
    boolean isIdle() {
        return state != null && unsettled == 0;
    }

    /** Whether the store need not know it: it was never written to. */
    boolean isUnused() {
        return state().last() == 0;
    }

    void taken(MessageId id, int readers) {
        takes.put(id, readers);
    }

    int takes(MessageId id) {
        return takes.getOrDefault(id, 0);
    }

    void forget(MessageId id) {
        takes.remove(id);
    }
}
