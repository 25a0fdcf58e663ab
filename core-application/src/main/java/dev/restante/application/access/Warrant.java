package dev.restante.application.access;

import dev.restante.domain.access.Action;
import dev.restante.domain.access.Identity;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.access.Permission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** What one caller may do at this instant: the only place where that is decided. */
record Warrant(Supplier<Identity> caller, InstantSource clock) implements Permission {
    @Override
    public boolean allows(Action action, ThreadId thread) {
        Identity identity = caller.get();
        return (identity.expires().equals(Instant.MAX) || !identity.isExpired(clock.instant()))
                && identity.may(action, thread);
    }
}
