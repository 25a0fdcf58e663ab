package dev.restante.domain.mailbox;

import dev.restante.domain.message.Epoch;

/** What the rules say to an acknowledgement. */
public sealed interface AckVerdict {
    /** {@code messages} more are acknowledged, 0 or more, and the cursor stands at {@code cursor}. */
    record Advanced(long cursor, int messages) implements AckVerdict {}

    /** At or below the cursor: nothing to do. */
    record Known(long cursor) implements AckVerdict {}

    /** Nothing above {@code highest} was handed to anybody. */
    record Beyond(long highest) implements AckVerdict {}

    /** The log has begun anew since. */
    record OtherEpoch(Epoch current) implements AckVerdict {}
}
