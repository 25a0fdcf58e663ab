package dev.restante.ports.journal;

import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.Memo;
import dev.restante.domain.mailbox.SequenceRange;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Committed;
import java.util.List;

/**
 * What changes in one thread: first messages and memos are added, then others are removed.
 *
 * @param after the state that this leads to
 * @param headerChanged whether the header changed by more than its {@code last} and {@code touched}, which the added
 *     messages tell as well
 * @param due when time alone will next change it, milliseconds of the epoch; {@link Long#MAX_VALUE} for never
 * @param dueBefore the same as it was last written
 * @param added messages to store; some may stand in {@code removed} too, and are then gone
 * @param removed sequences to delete; may name some that are gone already
 * @param remembered memos to store
 * @param dropped memos to delete
 * @param forgotten whether nothing of the thread is to be kept; then there is nothing of it but its header
 */
public record ThreadWrite(
        ThreadId thread,
        MailboxState after,
        boolean headerChanged,
        long due,
        long dueBefore,
        List<Committed> added,
        List<SequenceRange> removed,
        List<Memo> remembered,
        List<Memo> dropped,
        boolean forgotten) {
    public ThreadWrite {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        remembered = List.copyOf(remembered);
        dropped = List.copyOf(dropped);
    }
}
