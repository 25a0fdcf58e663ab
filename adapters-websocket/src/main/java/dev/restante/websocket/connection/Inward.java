package dev.restante.websocket.connection;

import dev.restante.ports.following.Following;
import dev.restante.ports.messaging.Messaging;
import dev.restante.ports.operations.Gate;

/** The ports that connections lead to. */
public record Inward(Messaging messaging, Following following, Gate gate) {}
