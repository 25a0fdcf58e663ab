package dev.restante.ports.access;

import dev.restante.domain.access.Action;
import dev.restante.domain.message.ThreadId;

/** The caller may not do that with that thread; thrown the same whether the thread exists or not. */
public final class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Forbidden(Action action, ThreadId thread) {
        super(describe(action, thread), null, false, false); // a matter of course: no trace of the stack
    }

    /** Fit for the caller's eyes. */
    public static String describe(Action action, ThreadId thread) {
        return "thread: " + thread + " (expected: one that your credentials allow to " + word(action) + ")";
    }

    private static String word(Action action) {
        return switch (action) {
            case FOLLOW -> "follow";
            case SEND -> "send to";
            case PURGE -> "purge";
        };
    }
}
