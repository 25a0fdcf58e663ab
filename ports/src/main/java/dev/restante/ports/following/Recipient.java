package dev.restante.ports.following;

import dev.restante.domain.mailbox.Gap;
import dev.restante.domain.message.Epoch;

/**
 * Outbound: a live reader of one thread, as an adapter implements it. Calls come one at a time and must not block, do
 * work that lasts, or call back into the gateway; they may come from any thread.
 */
public interface Recipient {
    /** Following has begun: {@code from} is the first sequence that can come, {@code backlog} counts what is held for it. */
    void following(Epoch epoch, long from, int backlog);

    /** The position named, or the log followed so far, is not of this epoch: everything retained follows. */
    void reset(Epoch epoch);

    /** A range that will never come. */
    void gap(Epoch epoch, Gap gap);

    /** One message more. */
    Take offer(Offer offer);

    /** The mailbox could not be read: following has ended. {@code detail} is fit for the reader's eyes. */
    void failed(String detail);
}
