package dev.restante.domain.delivery;

import dev.restante.domain.message.MessageId;
import java.util.Optional;

/**
 * Accepted, and taken by at least one live reader. If such a reader dies a moment later this stays true: the message is
 * held until somebody acknowledges it.
 *
 * @param appended where and how it is held; empty for a message of time to live 0, which is never stored
 * @param recipients live readers that took it; at least 1
 * @param duplicate whether this repeats the outcome of an earlier send of the same id
 */
public record Delivered(MessageId id, Optional<Appended> appended, int recipients, boolean duplicate)
        implements DeliveryOutcome {
    public Delivered {
        if (recipients < 1) {
            throw new IllegalArgumentException("recipients: " + recipients + " (expected: >= 1)");
        }
    }
}
