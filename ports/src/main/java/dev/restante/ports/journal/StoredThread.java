package dev.restante.ports.journal;

import dev.restante.domain.mailbox.MailboxState;

/**
 * A thread as a store kept it.
 *
 * @param due as it was last written
 * @param renewed whether the state differs from what was last written, and so is to be written with the next change
 */
public record StoredThread(MailboxState state, long due, boolean renewed) {}
