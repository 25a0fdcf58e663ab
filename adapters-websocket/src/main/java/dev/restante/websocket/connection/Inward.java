package dev.restante.websocket.connection;

import dev.restante.ports.following.Following;
import dev.restante.ports.messaging.Messaging;
import dev.restante.ports.operations.Gate;
import dev.restante.websocket.counting.Tallies;

/**
 * The ports that connections lead to. What is sent once a connection is open meets the gate in {@code messaging}, which
 * counts it; {@code gate} is for who comes in. {@code tallies} hear what clients are told.
 */
public record Inward(Messaging messaging, Following following, Gate gate, Tallies tallies) {}
