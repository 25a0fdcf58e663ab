package dev.restante.ports.observing;

import java.util.Locale;

/** A limit that somebody can pass without an outcome or a close code that would count it. */
public enum Limit {
    CONNECTIONS,
    CONNECTIONS_PER_ADDRESS,
    CONNECTIONS_PER_PRINCIPAL,
    UPGRADES_PER_SECOND,
    FRAMES_PER_SECOND,
    BYTES_PER_SECOND,
    HEADER_BYTES,
    BODY_BYTES_AT_ONCE,
    THREADS_PER_READER;

    /** As settings and metrics write it: {@code connections-per-address}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
