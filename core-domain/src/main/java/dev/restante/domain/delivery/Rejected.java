package dev.restante.domain.delivery;

import dev.restante.domain.message.MessageId;
import java.time.Duration;
import java.util.Optional;

/**
 * Not accepted: nothing was stored and nothing was sent.
 *
 * @param id the id sent, where one was given or made
 * @param detail for people; names the value and the rule, never internals
 * @param retryAfter after what time the same send may succeed, where waiting helps
 * @param settled false where the store failed and it can't be known whether the message exists; retrying with the same id
 *     is safe
 */
public record Rejected(
        Optional<MessageId> id, Reason reason, String detail, Optional<Duration> retryAfter, boolean settled)
        implements DeliveryOutcome {

    public static Rejected because(Reason reason, String detail) {
        return new Rejected(Optional.empty(), reason, detail, Optional.empty(), true);
    }

    public Rejected about(MessageId message) {
        return new Rejected(Optional.of(message), reason, detail, retryAfter, settled);
    }

    public Rejected retryAfter(Duration wait) {
        return new Rejected(id, reason, detail, Optional.of(wait), settled);
    }
}
