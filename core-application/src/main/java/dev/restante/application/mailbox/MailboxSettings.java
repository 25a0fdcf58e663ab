package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.MailboxLimits;

/**
 * How much a thread, and all of them together, may hold.
 *
 * @param loadedThreads about how many threads are kept at hand; the others are loaded when they are needed. At least one for
 *     each of 64 parts of the node is
 */
public record MailboxSettings(MailboxLimits limits, NodeLimits node, int loadedThreads) {
    private static final int LOADED_THREADS = 65_536;

    public MailboxSettings {
        if (loadedThreads < 1) {
            throw new IllegalArgumentException("loaded threads: " + loadedThreads + " (expected: >= 1)");
        }
    }

    /** With 65,536 threads at hand. */
    public MailboxSettings(MailboxLimits limits, NodeLimits node) {
        this(limits, node, LOADED_THREADS);
    }
}
