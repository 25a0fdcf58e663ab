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

    /** What {@code encoder} makes of this offer; made once as long as the same encoder asks. */
    @SuppressWarnings({"unchecked", "ReferenceEquality"}) // an encoder is itself and no other
    public <T> T encodedBy(Function<Offer, T> by) {
        if (encoder != by) {
            encoded = by.apply(this);
            encoder = by;
        }
        return (T) encoded;
    }
}
