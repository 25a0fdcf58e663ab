package dev.restante.websocket.connection;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.following.Following;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.counting.Tallies;
import java.util.concurrent.CompletionStage;

/**
 * Where a client's connection leads to. What is sent meets {@code crowd}, and then the gate, which counts it;
 * {@code tallies} hear what clients are told.
 */
public record Inward(Caller caller, Tallies tallies, Crowd crowd) {
    public CompletionStage<DeliveryOutcome> send(ThreadId thread, Message message) {
        return crowd.send(caller, thread, message);
    }

    public Following following() {
        return caller.access().following();
    }
}
