package dev.restante.websocket.connection;

import dev.restante.ports.following.Following;
import dev.restante.ports.messaging.Messaging;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.counting.Tallies;

/**
 * Where a client's connection leads to. What is sent meets the gate in {@code messaging}, which counts it; {@code tallies}
 * hear what clients are told.
 */
public record Inward(Caller caller, Tallies tallies) {
    public Messaging messaging() {
        return caller.access().messaging();
    }

    public Following following() {
        return caller.access().following();
    }
}
