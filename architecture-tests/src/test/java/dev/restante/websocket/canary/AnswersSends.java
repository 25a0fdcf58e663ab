package dev.restante.websocket.canary;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.messaging.Messaging;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Breaks: only use cases implement inbound ports. */
public final class AnswersSends implements Messaging {

    @Override
    public CompletionStage<DeliveryOutcome> send(ThreadId thread, Message message) {
        return CompletableFuture.failedStage(new UnsupportedOperationException());
    }
}
