package dev.restante.ports.following;

import dev.restante.ports.mailbox.Committed;
import java.util.function.Function;

/**
 * A message on its way to readers. One object serves all readers of a fan-out, so that its encoding is made once. Used by
 * one thread at a time.
 */
public final class Offer {
    private final Committed message;
    private final boolean redelivered;
    private Object encoder = this;
    private Object encoded = this;
    /** The encoder before that one: readers of two kinds may take turns. */
    private Object otherEncoder = this;
    private Object otherEncoded = this;

    public Offer(Committed message, boolean redelivered) {
        this.message = message;
        this.redelivered = redelivered;
    }

    public Committed message() {
        return message;
    }

    /** Whether it was handed to some reader before. */
    public boolean redelivered() {
        return redelivered;
    }

    /** What {@code by} makes of this offer; made once as long as no more than two encoders ask. */
    @SuppressWarnings({"unchecked", "ReferenceEquality"}) // an encoder is itself and no other
    public <T> T encodedBy(Function<Offer, T> by) {
        if (encoder != by) {
            Object asked = otherEncoder == by ? otherEncoded : by.apply(this);
            otherEncoder = encoder;
            otherEncoded = encoded;
            encoder = by;
            encoded = asked;
        }
        return (T) encoded;
    }
}
