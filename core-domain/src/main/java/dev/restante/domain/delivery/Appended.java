package dev.restante.domain.delivery;

import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import java.time.Instant;

/**
 * A mailbox's word that it holds a message.
 *
 * @param id the message's own id, given by the sender or by the gateway
 * @param position where in its thread the message stands
 * @param depth messages held unacknowledged in the thread at that moment, this one included; at least 1
 * @param heldUntil the retention granted
 * @param held how durably
 * @param takenBy live readers known to have taken it before the answer; 0 or more
 */
public record Appended(MessageId id, Position position, int depth, Instant heldUntil, Durability held, int takenBy) {
    public Appended {
        if (position.sequence() < 1 || depth < 1 || takenBy < 0) {
            throw new IllegalArgumentException("appended: sequence " + position.sequence() + ", depth " + depth
                    + ", takenBy " + takenBy + " (expected: >= 1, >= 1, >= 0)");
        }
    }
}
