/** The conversation with what keeps messages, below the local mailbox. */
@org.jspecify.annotations.NullMarked
package dev.restante.ports.journal;
