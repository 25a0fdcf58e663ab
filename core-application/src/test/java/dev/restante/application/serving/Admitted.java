package dev.restante.application.serving;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Appended;
import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Durability;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.messaging.Messaging;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A messaging port whose answers come when a test says so. */
final class Admitted implements Messaging {
    static final ThreadId THREAD = new ThreadId("t");
    static final Message MESSAGE = Message.of(Body.text("x")).withId(new MessageId("m"));

    final Queue<CompletableFuture<DeliveryOutcome>> pending = new ConcurrentLinkedQueue<>();

    @Override
    public CompletionStage<DeliveryOutcome> send(ThreadId thread, Message message) {
        CompletableFuture<DeliveryOutcome> answer = new CompletableFuture<>();
        pending.add(answer);
        return answer;
    }

    void answer(int takenBy) {
        Appended appended = new Appended(
                new MessageId("m"),
                new Position(new Epoch("e"), 1),
                1,
                Instant.EPOCH,
                Durability.MEMORY,
                takenBy);
        pending.remove().complete(DeliveryOutcome.of(new MessageId("m"), new AppendResult.Held(appended)));
    }
}
