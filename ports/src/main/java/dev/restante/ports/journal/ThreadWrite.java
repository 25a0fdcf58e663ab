package dev.restante.ports.journal;

import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.Memo;
import dev.restante.domain.mailbox.SequenceRange;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Committed;
import java.util.List;

/**
 * What changes in one thread.
 *
 * @param after the state that this leads to
 * @param due when time alone will next change it, milliseconds of the epoch; {@link Long#MAX_VALUE} for never
 * @param added messages to store; some may stand in {@code removed} too, and are then gone
 * @param removed sequences to delete; may name some that are gone already
 * @param forgotten whether nothing of the thread is to be kept; then the rest does not matter
 */
public record ThreadWrite(
        ThreadId thread,
        MailboxState after,
        long due,
        List<Committed> added,
        List<SequenceRange> removed,
        List<Memo> remembered,
        List<MessageId> dropped,
        boolean forgotten) {
    public ThreadWrite {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        remembered = List.copyOf(remembered);
        dropped = List.copyOf(dropped);
    }
}
