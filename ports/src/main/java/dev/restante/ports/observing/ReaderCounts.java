package dev.restante.ports.observing;

/**
 * The readers of this node at one instant; a connection that follows two threads counts as two. Immutable.
 *
 * @param catchingUp those that are not live: their backlog is being read, or their window is full
 */
public record ReaderCounts(long readers, long catchingUp) {}
