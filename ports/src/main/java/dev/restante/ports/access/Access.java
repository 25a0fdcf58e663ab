package dev.restante.ports.access;

import dev.restante.ports.following.Following;
import dev.restante.ports.inspecting.Inspecting;
import dev.restante.ports.messaging.Messaging;

/**
 * The inbound ports as one caller may use them. A send that is not allowed is {@code Rejected(FORBIDDEN)}; the others
 * throw {@link Forbidden}. Safe for use by many threads.
 *
 * @param permission tells beforehand what the ports would refuse
 */
public record Access(Messaging messaging, Following following, Inspecting inspecting, Permission permission) {
    /** For a caller who may do everything. */
    public static Access unrestricted(Messaging messaging, Following following, Inspecting inspecting) {
        return new Access(messaging, following, inspecting, (action, thread) -> true);
    }
}
