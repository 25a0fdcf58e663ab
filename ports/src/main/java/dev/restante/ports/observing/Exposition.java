package dev.restante.ports.observing;

/** Outward: a node's figures as text, for machines. Safe for use by many threads; may take a while the first time. */
public interface Exposition {
    /** The media type of {@link #text}. */
    String mediaType();

    /** The figures of this instant. */
    String text();
}
