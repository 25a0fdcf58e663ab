package dev.restante.domain.mailbox;

import java.util.List;
import java.util.Optional;

/**
 * What a store has to do to follow a step; it does all of it or nothing.
 *
 * @param added the message to store
 * @param removed the messages to delete; may name sequences that are gone already
 * @param remembered the memo to store
 * @param forgotten the memos to delete
 * @param ledger how the totals change
 * @param retainedMessages by how many the retained messages change
 * @param retainedBytes by how much the retained bytes change
 */
public record Changes(
        Optional<Entry> added,
        List<SequenceRange> removed,
        Optional<Memo> remembered,
        List<Memo> forgotten,
        Ledger ledger,
        int retainedMessages,
        long retainedBytes) {

    /** Whether a message was added to a thread in use, and nothing else happened. */
    public boolean isAdditionOnly() {
        return added.isPresent() && added.get().sequence() > 1 && removed.isEmpty();
    }
}
