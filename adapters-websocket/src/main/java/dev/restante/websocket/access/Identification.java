package dev.restante.websocket.access;

import dev.restante.domain.access.Identity;
import dev.restante.ports.access.Access;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Authentication;
import dev.restante.ports.access.Callers;
import dev.restante.ports.access.Credential;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Whether clients have to say who they are, and what comes of it. Any number of threads. */
public final class Identification {
    private final Authentication authentication;
    private final Callers callers;
    private final InstantSource clock;
    private final @Nullable Caller anybody;

    private Identification(
            Authentication authentication, Callers callers, InstantSource clock, @Nullable Caller anybody) {
        this.authentication = authentication;
        this.callers = callers;
        this.clock = clock;
        this.anybody = anybody;
    }

    /** Everybody has to; {@code clock} tells when that has expired. */
    public static Identification required(Authentication authentication, Callers callers, InstantSource clock) {
        return new Identification(authentication, callers, clock, null);
    }

    /** Nobody has to, and credentials are not looked at. */
    public static Identification off(Access access) {
        return new Identification(Caller.ALWAYS, caller -> access, InstantSource.system(), Caller.anybody(access));
    }

    /** The caller that all are, where nobody has to say who they are. */
    public Optional<Caller> anybody() {
        return Optional.ofNullable(anybody);
    }

    /** Never completes exceptionally. */
    public CompletionStage<Authenticated> identify(Credential credential) {
        return authentication.authenticate(credential);
    }

    /** A caller who has proven to be this. */
    public Caller admit(Identity identity) {
        return new Caller(identity, callers, authentication, clock);
    }
}
