package dev.restante.websocket.connection;

import dev.restante.ports.mailbox.Committed;
import dev.restante.websocket.socket.Frame;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Frames in order: those of the pass that is being written, and then those that wait. As a list it is the pass. All of it is
 * guarded by its owner's lock, except that who writes the pass may read it meanwhile. Makes no object for a frame.
 */
final class Lineup extends AbstractList<Frame> implements RandomAccess {
    private static final @Nullable Object[] NOTHING = {};
    /** A frame, whose it is, and what it brings. */
    private static final int SLOTS = 3;
    /** Frames that there is room for at first: enough for who is only taken in. A power of two. */
    private static final int LEAST = 2;
    /** Room for more than this is given up when nothing is left. */
    private static final int KEPT = 16;

    /** Index i of all that ever came stands at i modulo its size, also while it grows: who reads the pass sees either. */
    private volatile @Nullable Object[] ring = NOTHING;

    private int first;
    private int next;
    private int end;

    /**
     * @param owner given back by {@link #owner}
     * @param brings the message to be acknowledged once this is written; null for none
     */
    void add(Frame frame, @Nullable Object owner, @Nullable Committed brings) {
        @Nullable
        Object[] room = ring;
        if ((end - first) * SLOTS == room.length) {
            room = grown(room);
            ring = room;
        }
        int slot = slot(room, end++);
        room[slot] = frame;
        room[slot + 1] = owner;
        room[slot + 2] = brings;
    }

    private @Nullable Object[] grown(@Nullable Object[] full) {
        @Nullable
        Object[] more = new @Nullable Object[Math.max(LEAST * SLOTS, 2 * full.length)];
        for (int i = first; i != end; i++) {
            System.arraycopy(full, slot(full, i), more, slot(more, i), SLOTS);
        }
        return more;
    }

    /** Whether nothing waits, beside the pass. */
    boolean isNoneWaiting() {
        return next == end;
    }

    /** Makes the pass longer, until it has so many bytes or all that waits. */
    void pass(int bytes) {
        for (int sum = 0; next != end && sum < bytes; next++) {
            sum += frame(next).size();
        }
    }

    @Override
    public int size() {
        return next - first;
    }

    @Override
    public Frame get(int index) {
        return frame(first + index);
    }

    @Nullable
    Object owner(int index) {
        @Nullable
        Object[] room = ring;
        return room[slot(room, first + index) + 1];
    }

    /** The message that a frame of the pass brings. */
    @Nullable
    Committed brings(int index) {
        @Nullable
        Object[] room = ring;
        return (Committed) room[slot(room, first + index) + 2];
    }

    /** The pass is written. */
    void endPass() {
        forget(first, next);
        first = next;
        if (first == end && ring.length > KEPT * SLOTS) {
            ring = NOTHING;
        }
    }

    /** Forgets what waits. */
    void clearWaiting() {
        forget(next, end);
        end = next;
    }

    private void forget(int from, int to) {
        @Nullable
        Object[] room = ring;
        for (int i = from; i != to; i++) {
            int slot = slot(room, i);
            room[slot] = null;
            room[slot + 1] = null;
            room[slot + 2] = null;
        }
    }

    private Frame frame(int index) {
        @Nullable
        Object[] room = ring;
        return (Frame) Objects.requireNonNull(room[slot(room, index)]);
    }

    private static int slot(@Nullable Object[] room, int index) {
        return (index & (room.length / SLOTS - 1)) * SLOTS;
    }
}
