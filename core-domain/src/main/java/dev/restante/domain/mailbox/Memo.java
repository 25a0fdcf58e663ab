package dev.restante.domain.mailbox;

import dev.restante.domain.message.MessageId;

/**
 * What is remembered of a message whose sender named it.
 *
 * @param fingerprint tells its body from another
 * @param sequence 0 for a message of time to live 0
 * @param depth as it was answered
 * @param heldUntil milliseconds of the epoch, as it was answered
 * @param at when it was accepted, milliseconds of the epoch
 * @param takes how many readers took it at once, as far as was noted
 */
public record Memo(MessageId id, long fingerprint, long sequence, int depth, long heldUntil, long at, int takes) {
    /** Not known to have been taken. */
    public Memo(MessageId id, long fingerprint, long sequence, int depth, long heldUntil, long at) {
        this(id, fingerprint, sequence, depth, heldUntil, at, 0);
    }

    Memo takenBy(int readers) {
        return new Memo(id, fingerprint, sequence, depth, heldUntil, at, readers);
    }
}
