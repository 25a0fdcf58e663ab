package dev.restante.ports.mailbox;

import dev.restante.domain.message.Epoch;

/** A mailbox's answer to an acknowledgement. */
public sealed interface AckResult {
    /** Everything up to {@code cursor} is acknowledged, be it by this or before. */
    record Acknowledged(long cursor) implements AckResult {}

    /** Nothing above {@code highest} was handed over. */
    record Beyond(long highest) implements AckResult {}

    /** The log has begun anew since. */
    record OtherEpoch(Epoch current) implements AckResult {}
}
