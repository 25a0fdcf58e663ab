package dev.restante.websocket.connection;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.following.Following;
import dev.restante.ports.messaging.Messaging;
import dev.restante.ports.operations.Entry;
import dev.restante.ports.operations.Gate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The ports that connections lead to. */
public record Inward(Messaging messaging, Following following, Gate gate) {
    /** Sends what came in on a connection: the gate may have closed since that got in. */
    public CompletionStage<DeliveryOutcome> send(ThreadId thread, Message message) {
        return switch (gate.ask()) {
            case Entry.Granted granted -> messaging.send(thread, message);
            case Entry.Refused refused -> {
                Rejected rejected =
                        Rejected.because(Reason.NOT_READY, "state: " + refused.state() + " (expected: READY)")
                                .retryAfter(refused.retryAfter());
                yield CompletableFuture.completedStage(message.id().map(rejected::about).orElse(rejected));
            }
        };
    }
}
