package dev.restante.application.messaging;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.messaging.Messaging;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Sends by asking the mailbox, and says what its answer amounts to. */
public final class SendMessage implements Messaging {
    private final Mailbox mailbox;
    private final MessageIds ids;
    private final Consumer<Throwable> faults;

    /** {@code faults} is told of what a mailbox threw instead of answering. */
    public SendMessage(Mailbox mailbox, MessageIds ids, Consumer<Throwable> faults) {
        this.mailbox = mailbox;
        this.ids = ids;
        this.faults = faults;
    }

    @Override
    public CompletionStage<DeliveryOutcome> send(ThreadId thread, Message message) {
        MessageId id = message.id().orElseGet(ids::next);
        CompletionStage<AppendResult> answer;
        try {
            answer = mailbox.append(thread, id, message);
        } catch (RuntimeException e) {
            faults.accept(e);
            return CompletableFuture.completedStage(DeliveryOutcome.of(id, unknown()));
        }
        return answer.exceptionally(e -> {
            faults.accept(e);
            return unknown();
        })
                .thenApply(result -> DeliveryOutcome.of(id, result));
    }

    private static AppendResult unknown() {
        return new AppendResult.Refused(
                Reason.UNAVAILABLE, "mailbox: failed; the message may exist, retry with the same id", Optional.empty(),
                false);
    }
}
