package dev.restante.websocket.access;

import dev.restante.domain.access.Identity;
import dev.restante.domain.access.Principal;
import dev.restante.ports.access.Access;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Authentication;
import dev.restante.ports.access.Callers;
import dev.restante.ports.access.Credential;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One client, for as long as its request or its connection lasts: who it has proven to be, and what it may use. Any number
 * of threads.
 */
public final class Caller {
    /** Takes whatever is shown. */
    static final Authentication ALWAYS =
            credential -> CompletableFuture.completedStage(new Authenticated.Known(Identity.ANYBODY));

    private static final Authenticated SOMEBODY_ELSE =
            new Authenticated.Refused("sub: another one (expected: the connection's)");

    private final Access access;
    private final Authentication authentication;
    private final InstantSource clock;
    private final boolean named;
    private volatile Identity identity;

    /** One who has proven to be somebody. */
    Caller(Identity identity, Callers callers, Authentication authentication, InstantSource clock) {
        this(identity, true, callers, authentication, clock);
    }

    private Caller(
            Identity identity, boolean named, Callers callers, Authentication authentication, InstantSource clock) {
        this.identity = identity;
        this.named = named;
        this.authentication = authentication;
        this.clock = clock;
        this.access = callers.admit(() -> this.identity);
    }

    /** Whoever it is, and for ever: our own client, the operator, and everybody where nobody has to say who they are. */
    public static Caller anybody(Access access) {
        return new Caller(Identity.ANYBODY, false, caller -> access, ALWAYS, InstantSource.system());
    }

    public Access access() {
        return access;
    }

    /** Whether it had to say who it is: otherwise its principal is everybody's. */
    public boolean isNamed() {
        return named;
    }

    public Principal principal() {
        return identity.principal();
    }

    /** Until when it is that; {@link Instant#MAX} for ever. */
    public Instant expires() {
        return identity.expires();
    }

    /** Whether its credential's time is over. */
    public boolean isExpired() {
        Identity now = identity;
        return !now.expires().equals(Instant.MAX) && now.isExpired(clock.instant());
    }

    /**
     * Takes a newer credential in place of the old one, if it is the same principal's.
     *
     * @return what the credential came to; never completes exceptionally
     */
    public CompletionStage<Authenticated> renew(Credential credential) {
        return authentication.authenticate(credential).thenApply(answer -> {
            if (!(answer instanceof Authenticated.Known known)) {
                return answer;
            }
            if (!known.identity().principal().equals(principal())) {
                return SOMEBODY_ELSE;
            }
            identity = known.identity();
            return answer;
        });
    }
}
