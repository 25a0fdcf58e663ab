package dev.restante.ports.mailbox;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.Topic;
import dev.restante.domain.message.Urgency;
import java.util.Optional;

/**
 * A message as its mailbox holds it.
 *
 * @param sequence 0 for a message of time to live 0: it has no position and can't be acknowledged
 * @param at when it was accepted, milliseconds of the epoch
 * @param expiresAt from then on it is handed to nobody, milliseconds of the epoch
 */
public record Committed(
        ThreadId thread,
        Epoch epoch,
        long sequence,
        MessageId id,
        long at,
        long expiresAt,
        Urgency urgency,
        Optional<Topic> topic,
        Body body) {

    /** Whether it is held, and so has a position. */
    public boolean isHeld() {
        return sequence > 0;
    }

    public Position position() {
        return new Position(epoch, sequence);
    }
}
