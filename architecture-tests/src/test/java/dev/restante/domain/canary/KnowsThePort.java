package dev.restante.domain.canary;

import dev.restante.ports.messaging.Messaging;

/** Breaks: the domain knows nothing above it. */
public final class KnowsThePort {
    public boolean isMessaging(Object object) {
        return object instanceof Messaging;
    }
}
