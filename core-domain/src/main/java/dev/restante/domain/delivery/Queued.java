package dev.restante.domain.delivery;

import dev.restante.domain.message.MessageId;

/**
 * Accepted and held; no take was confirmed before the answer. Made of nothing but a mailbox's own word, so that nothing
 * can be called queued that no mailbox holds.
 */
public record Queued(Appended appended, boolean duplicate) implements DeliveryOutcome {
    public MessageId id() {
        return appended.id();
    }
}
