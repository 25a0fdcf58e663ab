package dev.restante.ports.observing;

/** Shows what the mailbox holds. Safe for use by many threads; never blocks. */
public interface HoldingsView {
    Holdings holdings();
}
