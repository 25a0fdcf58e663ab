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
 */
public record Memo(MessageId id, long fingerprint, long sequence, int depth, long heldUntil, long at) {}
