package dev.restante.ports.observing;

/** Outward: shows what went through the listeners. Safe for use by many threads. */
public interface TrafficView {
    /** Takes time in proportion to the open connections. */
    Traffic traffic();
}
