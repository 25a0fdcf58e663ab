package dev.restante.ports.access;

import dev.restante.domain.access.Action;
import dev.restante.domain.message.ThreadId;

/** What one caller may do at this instant. Safe for use by many threads. */
public interface Permission {
    boolean allows(Action action, ThreadId thread);

    /** Throws {@link Forbidden} for what is not allowed. */
    default void demand(Action action, ThreadId thread) {
        if (!allows(action, thread)) {
            throw new Forbidden(action, thread);
        }
    }
}
