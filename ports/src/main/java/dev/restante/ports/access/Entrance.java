package dev.restante.ports.access;

import dev.restante.ports.following.Following;
import dev.restante.ports.inspecting.Inspecting;
import dev.restante.ports.messaging.Messaging;

/**
 * The inbound ports as one caller may use them. A send that is not allowed is {@code Rejected(FORBIDDEN)}; the others
 * throw {@link Forbidden}. Safe for use by many threads.
 */
public record Entrance(Messaging messaging, Following following, Inspecting inspecting) {}
