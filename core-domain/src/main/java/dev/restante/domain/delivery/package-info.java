/** The truth about a send: what a mailbox answered, and the outcome it amounts to. */
package dev.restante.domain.delivery;
