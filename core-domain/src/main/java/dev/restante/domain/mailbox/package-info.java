/**
 * The rules of a mailbox, as a functional core over metadata: state, event, limits and time in; next state, verdict and
 * changes out. Bodies, stores, clocks and threads are elsewhere. Start at {@link MailboxRules}.
 */
package dev.restante.domain.mailbox;
