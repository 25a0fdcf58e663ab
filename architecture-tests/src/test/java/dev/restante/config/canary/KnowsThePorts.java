package dev.restante.config.canary;

import dev.restante.ports.messaging.Messaging;

/** Breaks: settings are domain values, and need no port. */
public final class KnowsThePorts {
    public boolean isMessaging(Object object) {
        return object instanceof Messaging;
    }
}
