package dev.restante.ports.observing;

import dev.restante.domain.mailbox.Ledger;

/**
 * What the mailbox holds. Immutable.
 *
 * @param ledger what became of every message; it balances
 * @param bytes held in all, overheads included
 * @param bytesLimit {@code limits.node-bytes}
 * @param threads that hold or remember anything
 * @param threadsLimit {@code limits.threads}
 */
public record Holdings(Ledger ledger, long bytes, long bytesLimit, long threads, long threadsLimit) {}
