package dev.restante.domain.mailbox;

import dev.restante.domain.message.Epoch;
import java.util.List;

/**
 * All that the rules know of one thread. Immutable: a step makes a new one. May be read from any thread; is stepped by one
 * owner at a time.
 */
public final class MailboxState {
    final Epoch epoch;
    final long last;
    final long cursor;
    /** Everything up to here is gone, and was acknowledged before. */
    final long floor;
    /** Held messages and, at or below the cursor, the replay window. */
    final Line<Entry> retained;
    /** How many of the retained are acknowledged. */
    final int acknowledged;

    final long heldBytes;
    final long replayBytes;
    /** Nothing expires before; milliseconds of the epoch. */
    final long nextExpiry;

    final Missing missing;
    final Handed handed;
    final AckTimes ackTimes;
    final Remembered remembered;
    /** When something was last sent, acknowledged or purged; milliseconds of the epoch. */
    final long touched;

    MailboxState(Draft draft) {
        this.epoch = draft.epoch;
        this.last = draft.last;
        this.cursor = draft.cursor;
        this.floor = draft.floor;
        this.retained = draft.retained;
        this.acknowledged = draft.acknowledged;
        this.heldBytes = draft.heldBytes;
        this.replayBytes = draft.replayBytes;
        this.nextExpiry = draft.nextExpiry;
        this.missing = draft.missing;
        this.handed = draft.handed;
        this.ackTimes = draft.ackTimes;
        this.remembered = draft.remembered;
        this.touched = draft.touched;
    }

    /** A thread that was never used. {@code now} is in milliseconds of the epoch, as everywhere here. */
    public static MailboxState unused(Epoch epoch, long now) {
        return new MailboxState(new Draft(epoch, now));
    }

    /**
     * A thread as a store kept it.
     *
     * @param entries the retained messages, in order
     * @param memos the remembered ids, oldest first
     */
    public static MailboxState restore(Header header, List<Entry> entries, List<Memo> memos) {
        Draft draft = new Draft(header.epoch(), header.touched());
        draft.last = header.last();
        draft.cursor = header.cursor();
        draft.floor = header.floor();
        draft.missing = new Missing(header.missing());
        draft.handed = Handed.of(header.handed());
        draft.ackTimes = AckTimes.of(header.acknowledged());
        entries.forEach(draft::restore);
        memos.forEach(draft::note);
        return new MailboxState(draft);
    }

    /** What a store has to keep beside messages and memos. */
    public Header header() {
        return new Header(epoch, last, cursor, floor, touched, missing.gaps(), handed.bounds(), ackTimes.pairs());
    }

    public Epoch epoch() {
        return epoch;
    }

    /** The sequence given last, 0 for none. */
    public long last() {
        return last;
    }

    /** Everything up to here is acknowledged. */
    public long cursor() {
        return cursor;
    }

    /** Held, that is unacknowledged, messages. */
    public int depth() {
        return retained.size() - acknowledged;
    }

    public long heldBytes() {
        return heldBytes;
    }

    /** Held and replayable messages. */
    public int retainedMessages() {
        return retained.size();
    }

    public long retainedBytes() {
        return heldBytes + replayBytes;
    }

    /** When the oldest held message expires, milliseconds of the epoch; {@link Long#MAX_VALUE} where none is held. */
    public long oldestHeldUntil() {
        return depth() == 0 ? Long.MAX_VALUE : retained.get(acknowledged).expiresAt();
    }

    /** Acknowledged messages that are kept for resuming readers. */
    public int replayMessages() {
        return acknowledged;
    }

    /** When the first of them was acknowledged, milliseconds of the epoch; {@link Long#MAX_VALUE} where there is none. */
    public long oldestReplay() {
        return acknowledged == 0 ? Long.MAX_VALUE : ackTimes.timeOf(retained.get(0).sequence());
    }

    /** What is missing above the replay window, in order. */
    public List<Gap> gaps() {
        return missing.gaps();
    }

    /** The retained messages, in order; 0 is the oldest. */
    public Entry retained(int index) {
        return retained.get(index);
    }

    /** Whether the message was handed to some reader before. */
    public boolean wasHanded(long sequence) {
        return handed.contains(sequence);
    }

    /** Where the first message above {@code sequence} stands among the retained. */
    int indexAfter(long sequence) {
        return indexAfter(retained, sequence);
    }

    static int indexAfter(Line<Entry> retained, long sequence) {
        int low = 0;
        int high = retained.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (retained.get(middle).sequence() <= sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
