package dev.restante.ports.mailbox;

import dev.restante.domain.message.Epoch;
import java.time.Instant;
import java.util.Optional;

/**
 * What a thread holds.
 *
 * @param depth held, that is unacknowledged, messages
 * @param bytes of those
 * @param last the sequence given last, 0 for none
 * @param acknowledged everything up to here is acknowledged
 * @param oldestHeldUntil when the oldest held message expires
 */
public record ThreadStatus(
        Epoch epoch, int depth, long bytes, long last, long acknowledged, Optional<Instant> oldestHeldUntil) {}
