package dev.restante.domain.mailbox;

import dev.restante.domain.message.Urgency;

/**
 * What the rules know of a retained message.
 *
 * @param size bytes that count against the limits
 * @param expiresAt milliseconds of the epoch; from then on it is handed to nobody
 * @param topic empty for none
 */
public record Entry(long sequence, int size, long expiresAt, Urgency urgency, String topic) {}
