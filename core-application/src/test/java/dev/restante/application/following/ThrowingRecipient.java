package dev.restante.application.following;

import dev.restante.domain.mailbox.Gap;
import dev.restante.domain.message.Epoch;
import dev.restante.ports.following.Offer;
import dev.restante.ports.following.Recipient;
import dev.restante.ports.following.Take;

/** A recipient with a fault. */
final class ThrowingRecipient implements Recipient {
    @Override
    public void following(Epoch epoch, long from, int backlog) {}

    @Override
    public void reset(Epoch epoch) {}

    @Override
    public void gap(Epoch epoch, Gap gap) {
        throw new IllegalStateException("a recipient's fault");
    }

    @Override
    public Take offer(Offer offer) {
        throw new IllegalStateException("a recipient's fault");
    }

    @Override
    public void failed(String detail) {
        throw new IllegalStateException("a recipient's fault");
    }
}
