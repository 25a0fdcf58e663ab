package dev.restante.application.access;

import dev.restante.domain.access.Action;
import dev.restante.domain.access.Identity;
import dev.restante.ports.access.Access;
import dev.restante.ports.access.Callers;
import dev.restante.ports.following.Following;
import dev.restante.ports.inspecting.Inspecting;
import dev.restante.ports.messaging.Messaging;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Lets each caller do what its credentials allow, and nothing else. Safe for use by many threads. */
public final class AuthoriseCallers implements Callers {
    private final Messaging messaging;
    private final Following following;
    private final Inspecting inspecting;
    private final InstantSource clock;

    /** {@code clock} tells when an identity has expired. */
    public AuthoriseCallers(Messaging messaging, Following following, Inspecting inspecting, InstantSource clock) {
        this.messaging = messaging;
        this.following = following;
        this.inspecting = inspecting;
        this.clock = clock;
    }

    @Override
    public Access admit(Supplier<Identity> caller) {
        Warrant warrant = new Warrant(caller, clock);
        return new Access(
                new AuthorisedMessaging(messaging, warrant),
                (thread, from, recipient) -> {
                    warrant.demand(Action.FOLLOW, thread);
                    return following.follow(thread, from, recipient);
                },
                new AuthorisedInspecting(inspecting, warrant),
                warrant);
    }
}
