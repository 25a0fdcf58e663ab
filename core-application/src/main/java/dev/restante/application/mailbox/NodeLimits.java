package dev.restante.application.mailbox;

/**
 * What all threads of a node may hold together.
 *
 * @param bytes most bytes: bodies, {@value #OVERHEAD} bytes for each message and each thread, and {@value #REMEMBERED} for
 *     each id that is remembered to find repeats
 * @param threads most threads that hold or remember anything
 * @param probeReserve bytes beyond these that only the system's own threads may use
 */
public record NodeLimits(long bytes, long threads, long probeReserve) {
    static final int OVERHEAD = 128;
    static final int REMEMBERED = 256;

    public NodeLimits {
        if (bytes < 1 || threads < 1 || probeReserve < 0) {
            throw new IllegalArgumentException("node limits: " + bytes + ", " + threads + ", " + probeReserve
                    + " (expected: node-bytes >= 1, threads >= 1, probe-reserve >= 0)");
        }
    }
}
