/**
 * What proves that a node works: acceptance, not delivery. {@code Queued} passes, because nobody can be connected at a
 * start; a mailbox that refuses, throws, hangs or pretends cannot pass.
 */
package dev.restante.domain.verification;
