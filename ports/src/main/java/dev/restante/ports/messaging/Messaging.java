package dev.restante.ports.messaging;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.ThreadId;
import java.util.concurrent.CompletionStage;

/** Inbound: where senders hand over messages. Safe for use by many threads at once. */
public interface Messaging {
    /**
     * Sends a message to a thread. The stage always completes with an outcome, never with an exception: a failure of the
     * gateway is a {@code Rejected} too. Sends to one thread by one caller are accepted in the order of the calls. The
     * stage may complete on a thread of the gateway, which must not be blocked.
     */
    CompletionStage<DeliveryOutcome> send(ThreadId thread, Message message);
}
