package dev.restante.ports.operations;

/**
 * What a listener asks before it lets a request, an upgrade or a send in. Closed until the node is READY and again from
 * STOPPING on. Safe for use by many threads; never blocks, never throws, costs one volatile read.
 */
public interface Gate {
    /** The answer of this instant. */
    Entry ask();
}
