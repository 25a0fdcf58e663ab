package dev.restante.ports.journal;

import dev.restante.domain.mailbox.Ledger;

/**
 * What a store holds in all, or by how much that changes.
 *
 * @param threads threads with anything kept
 * @param retainedMessages held (unacknowledged) and replayable messages
 * @param retainedBytes bytes of their bodies
 * @param memos remembered ids
 * @param ledger what became of every message
 */
public record Totals(long threads, long retainedMessages, long retainedBytes, long memos, Ledger ledger) {
    public static final Totals ZERO = new Totals(0, 0, 0, 0, Ledger.ZERO);

    public Totals plus(Totals change) {
        return new Totals(
                threads + change.threads,
                retainedMessages + change.retainedMessages,
                retainedBytes + change.retainedBytes,
                memos + change.memos,
                ledger.plus(change.ledger));
    }
}
