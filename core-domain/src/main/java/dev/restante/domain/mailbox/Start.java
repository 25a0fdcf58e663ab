package dev.restante.domain.mailbox;

/**
 * Where a reader is put.
 *
 * @param after it gets what comes after this sequence
 * @param reset whether the position it named is not of this log
 */
public record Start(long after, boolean reset) {}
