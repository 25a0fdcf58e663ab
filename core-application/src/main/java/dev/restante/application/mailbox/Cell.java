package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.Memo;
import dev.restante.domain.mailbox.Step;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
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
    /** Whether an operation waits for room, and all behind it with it. */
    private boolean heldUp;
    /** In which rest of its stripe it was used last. */
    int usedIn;
    /** What waits for the state to be loaded, or for room, in order. */
    private final Deque<Waiting> waiting = new ArrayDeque<>(0);
    /** Who took a message whose sender named it; the store learns of it when the thread is unloaded. */
    private Map<MessageId, Taken> takes = Map.of();
    /** The same for messages of time to live 0, of which the store knows nothing. */
    private Map<MessageId, Taken> passes = Map.of();

    /** How many readers took a message. Shared by its sends: those that wait for their answer keep it when its id is forgotten. */
    static final class Taken {
        int readers;
    }

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

    /** In its turn. */
    void inTurn(Consumer<Cell> action, Consumer<Throwable> otherwise) {
        if (state == null || heldUp) {
            waiting.add(new Waiting(action, otherwise));
        } else {
            action.accept(this);
        }
    }

    /** As soon as it is loaded, before whoever waits for it. */
    void first(Consumer<Cell> action, Consumer<Throwable> otherwise) {
        if (state == null) {
            waiting.addFirst(new Waiting(action, otherwise));
        } else {
            action.accept(this);
        }
    }

    /** Whoever comes from now on waits, until it goes on. */
    void holdUp() {
        heldUp = true;
        unsettled++;
    }

    /** {@code first} is what held it up. */
    void goOn(Runnable first) {
        heldUp = false;
        unsettled--;
        first.run();
        serveWaiting();
    }

    private void serveWaiting() {
        while (!heldUp && !waiting.isEmpty()) {
            waiting.remove().action.accept(this);
        }
    }

    void loaded(MailboxState found, long knownDue, boolean renewed) {
        begin(found);
        due = knownDue;
        stale = renewed;
        serveWaiting();
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
        step.changes().forgotten().forEach(memo -> forget(memo.id()));
    }

    /** Whether nothing is on its way, so that it can be dropped once the store knows it. */
    boolean isIdle() {
        return state != null && unsettled == 0;
    }

    /** Whether the store need not know it: it was never written to. */
    boolean isUnused() {
        return state().last() == 0;
    }

    /** Whether it is to be told to the store before it is dropped. */
    boolean isUntold() {
        return !isUnused() && (stale || !takes.isEmpty());
    }

    /** Whether it knows what no store will tell again. */
    boolean isOnlyHere() {
        return !passes.isEmpty();
    }

    /** A message that was just decided on. */
    Taken expect(Memo memo) {
        Taken taken = new Taken();
        if (memo.sequence() == 0) {
            passes = passes.isEmpty() ? new HashMap<>() : passes;
        } else {
            takes = takes.isEmpty() ? new HashMap<>() : takes;
        }
        takesOf(memo).put(memo.id(), taken);
        return taken;
    }

    /** What became of one that was decided on. */
    void settled(Memo memo, Taken taken, int readers) {
        taken.readers = readers;
        if (readers == 0 && !takesOf(memo).isEmpty()) {
            takesOf(memo).remove(memo.id(), taken);
        }
    }

    /** For a repeat. */
    Taken of(Memo memo) {
        Taken known = takesOf(memo).get(memo.id());
        if (known == null) {
            known = new Taken();
            known.readers = memo.takes();
        }
        return known;
    }

    private Map<MessageId, Taken> takesOf(Memo memo) {
        return memo.sequence() == 0 ? passes : takes;
    }

    /** What the store was not told of who took what; it is told now. */
    Map<MessageId, Integer> untoldTakes() {
        Map<MessageId, Integer> untold = new HashMap<>();
        takes.forEach((id, taken) -> untold.put(id, taken.readers));
        takes = Map.of();
        return untold;
    }

    void forget(MessageId id) {
        if (!takes.isEmpty()) {
            takes.remove(id);
        }
        if (!passes.isEmpty()) {
            passes.remove(id);
        }
    }
}
