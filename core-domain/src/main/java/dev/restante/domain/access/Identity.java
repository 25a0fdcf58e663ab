package dev.restante.domain.access;

import dev.restante.domain.message.ThreadId;
import java.time.Instant;
import java.util.Objects;

/**
 * Who a caller has proven to be, what follows from it, and for how long. Immutable.
 *
 * @param expires from when on it is worth nothing; {@link Instant#MAX} for never
 */
public record Identity(Principal principal, Grants grants, Instant expires) {
    /** The caller of a gateway that asks nobody who they are. */
    public static final Identity ANYBODY = new Identity(Principal.ANYBODY, Grants.EVERYTHING, Instant.MAX);

    public Identity {
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(grants, "grants");
        Objects.requireNonNull(expires, "expires");
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expires);
    }

    /** Whether the caller may do that with a thread; its time is not looked at. */
    public boolean may(Action action, ThreadId thread) {
        return grants.allow(action, thread);
    }
}
