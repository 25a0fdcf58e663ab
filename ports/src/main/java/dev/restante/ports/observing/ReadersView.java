package dev.restante.ports.observing;

/** Shows how many readers there are. Safe for use by many threads; never blocks. */
public interface ReadersView {
    ReaderCounts readers();
}
