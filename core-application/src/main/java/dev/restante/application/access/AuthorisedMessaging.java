package dev.restante.application.access;

import dev.restante.domain.access.Action;
import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.access.Forbidden;
import dev.restante.ports.messaging.Messaging;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends to threads that its caller may send to. */
final class AuthorisedMessaging implements Messaging {
    private final Messaging messaging;
    private final Warrant warrant;

    AuthorisedMessaging(Messaging messaging, Warrant warrant) {
        this.messaging = messaging;
        this.warrant = warrant;
    }

    @Override
    public CompletionStage<DeliveryOutcome> send(ThreadId thread, Message message) {
        if (warrant.allows(Action.SEND, thread)) {
            return messaging.send(thread, message);
        }
        Rejected forbidden = Rejected.because(Reason.FORBIDDEN, Forbidden.describe(Action.SEND, thread));
        return CompletableFuture.completedStage(message.id().map(forbidden::about).orElse(forbidden));
    }
}
