package dev.restante.application.simulation;

import dev.restante.application.following.Reader;
import dev.restante.domain.mailbox.Gap;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.following.Offer;
import dev.restante.ports.following.Recipient;
import dev.restante.ports.following.Subscription;
import dev.restante.ports.following.Take;
import dev.restante.ports.mailbox.Slice;
import java.util.Optional;

/** A simulated reader: takes what fits, and enters it in the books. */
final class Witness implements Recipient {
    final ThreadId thread;
    final Reader reader;
    private final Books books;
    Optional<Subscription> subscription = Optional.empty();
    boolean failed;

    Witness(ThreadId thread, int window, Books books) {
        this.thread = thread;
        this.reader = new Reader(window);
        this.books = books;
    }

    /** Where it stands, once it is somewhere. */
    Optional<Position> position() {
        return reader.epoch().isEmpty()
                ? Optional.empty()
                : Optional.of(new Position(new Epoch(reader.epoch()), reader.position()));
    }

    @Override
    public void following(Epoch epoch, long from, int backlog) {
        reader.following(epoch, from, backlog);
    }

    @Override
    public void reset(Epoch epoch) {
        reader.reset(epoch);
    }

    @Override
    public void gap(Epoch epoch, Gap gap) {
        reader.gap(epoch, gap);
        books.missed(thread, epoch, gap);
    }

    @Override
    public Take offer(Offer offer) {
        Take take = reader.offer(offer);
        if (take == Take.TAKEN) {
            books.got(thread, new Slice.Item.Held(offer.message(), offer.redelivered()), Books.Way.READ, offer);
        }
        return take;
    }

    @Override
    public void failed(String detail) {
        failed = true;
    }
}
