package dev.restante.application.following;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.following.Offer;
import dev.restante.ports.following.Recipient;
import dev.restante.ports.following.Subscription;
import dev.restante.ports.following.Take;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.mailbox.Slice;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reader on its way through a thread. It pages through the mailbox until nothing is ahead, is then offered what comes
 * live, and goes back to paging when its window is full. Its place is guarded by the channel's lock.
 */
final class Follower implements Subscription {

    private enum Phase {
        CATCHING_UP,
        WAITING,
        LIVE,
        CLOSED
    }

    private record Unreported(Epoch epoch, long from, long to) {}

    private final ThreadId thread;
    private final Channel channel;
    private final Mailbox mailbox;
    private final Recipient recipient;
    private final BiConsumer<ThreadId, Follower> whenGone;
    private final Consumer<Throwable> faults;
    private final Census census;
    private final Pages pages;
    private final PagesUnderWay underWay;
    /** The page that is being read. */
    private PagesUnderWay.@Nullable Overlap page;
    private From from;
    private Phase phase = Phase.CATCHING_UP;
    private @Nullable Epoch epoch;
    private long position;
    /** What the channel had handed over when the last read began. */
    private long readAt;
    private @Nullable Unreported unreported;

    Follower(
            ThreadId thread,
            Channel channel,
            Mailbox mailbox,
            PagesUnderWay underWay,
            Recipient recipient,
            From from,
            BiConsumer<ThreadId, Follower> whenGone,
            Consumer<Throwable> faults,
            Census census) {
        this.thread = thread;
        this.channel = channel;
        this.mailbox = mailbox;
        this.underWay = underWay;
        this.recipient = recipient;
        this.from = from;
        this.whenGone = whenGone;
        this.pages = new Pages(mailbox, thread, this::nextRead, this::arrived);
        this.faults = faults;
        this.census = census;
        census.came();
    }

    /** Called under the channel's lock. */
    private void enter(Phase next) {
        if (phase == Phase.LIVE && next != Phase.LIVE) {
            census.fellBehind(); // Only now is it made: no object for each message.
            from = new From.After(new Position(Objects.requireNonNull(epoch), position));
        }
        if (phase != Phase.LIVE && next == Phase.LIVE) {
            census.becameLive();
        }
        if (phase != Phase.CLOSED && next == Phase.CLOSED) {
            census.left();
        }
        phase = next;
    }

    /** Called under the channel's lock. */
    Live offerLive(Offer offer) {
        if (phase != Phase.LIVE) {
            return Live.PASSED_OVER;
        }
        boolean held = offer.message().isHeld();
        long sequence = offer.message().sequence();
        boolean sameLog = offer.message().epoch().equals(epoch);
        if (held && sameLog && sequence <= position) {
            return Live.PASSED_OVER;
        }
        if (held && (!sameLog || sequence > position + 1)) {
            enter(Phase.CATCHING_UP);
            return Live.BEHIND;
        }
        Take take = offered(offer);
        if (take == Take.TAKEN && held) {
            position = sequence;
        }
        if (take == Take.CLOSED) {
            enter(Phase.CLOSED);
        } else if (take == Take.FULL && held) {
            enter(Phase.WAITING);
        }
        return take == Take.TAKEN ? Live.TAKEN : Live.PASSED_OVER;
    }

    /** A recipient that throws is as good as gone; the others are not to suffer from it. */
    private Take offered(Offer offer) {
        try {
            return recipient.offer(offer);
        } catch (RuntimeException e) {
            faults.accept(e);
            return Take.CLOSED;
        }
    }

    /** Reads page after page. Where a read is under way already, it will go on by itself. */
    void catchUp() {
        pages.read();
    }

    private @Nullable From nextRead() {
        channel.lock().lock();
        try {
            readAt = channel.handedOver();
            if (phase != Phase.CATCHING_UP) {
                return null;
            }
            page = underWay.begin(thread);
            return from;
        } finally {
            channel.lock().unlock();
        }
    }

    private void arrived(CompletableFuture<Slice> read) {
        PagesUnderWay.Overlap overlap = Objects.requireNonNull(page);
        try {
            arrived(read, overlap);
        } finally {
            overlap.end();
        }
    }

    private void arrived(CompletableFuture<Slice> read, PagesUnderWay.Overlap overlap) {
        if (read.isCompletedExceptionally()) {
            fail();
            return;
        }
        try {
            take(read.join(), overlap);
        } catch (RuntimeException e) {
            faults.accept(e);
            fail();
        }
    }

    private void take(Slice slice, PagesUnderWay.Overlap overlap) {
        channel.lock().lock();
        try {
            if (phase != Phase.CATCHING_UP) {
                return;
            }
            if (slice.reset()) {
                recipient.reset(slice.epoch());
            }
            if (epoch == null) {
                recipient.following(slice.epoch(), slice.after() + 1, slice.backlog());
            }
            epoch = slice.epoch();
            position = slice.after();
            offerAll(slice, overlap);
            from = new From.After(new Position(slice.epoch(), position));
            unreported = position > slice.after() ? new Unreported(slice.epoch(), slice.after() + 1, position) : null;
            if (phase == Phase.CATCHING_UP && !slice.more() && !channel.isAhead(slice.epoch(), position, readAt)) {
                enter(Phase.LIVE);
            }
        } finally {
            channel.lock().unlock();
        }
        report();
    }

    /**
     * Tells the mailbox what a page handed over; what is handed over live it knows by itself. Not done under the lock, so
     * an acknowledgement that is quicker does it first: the mailbox takes both in the order of the calls.
     */
    private void report() {
        Unreported page;
        channel.lock().lock();
        try {
            page = unreported;
        } finally {
            channel.lock().unlock();
        }
        if (page != null) {
            mailbox.handedOver(thread, new Position(page.epoch, page.to), page.from);
            channel.lock().lock();
            try {
                unreported = page.equals(unreported) ? null : unreported;
            } finally {
                channel.lock().unlock();
            }
        }
    }

    private void offerAll(Slice slice, PagesUnderWay.Overlap overlap) {
        for (Slice.Item item : slice.items()) {
            switch (item) {
                case Slice.Item.Missed missed -> {
                    recipient.gap(slice.epoch(), missed.gap());
                    position = missed.gap().to();
                }
                case Slice.Item.Held held -> {
                    Take take = overlap.handOver(
                            held.message().position(), held.redelivered(),
                            marked -> offered(new Offer(held.message(), marked)));
                    if (take != Take.TAKEN) {
                        enter(take == Take.FULL ? Phase.WAITING : Phase.CLOSED);
                        return;
                    }
                    position = held.message().sequence();
                }
            }
        }
        position = slice.last();
    }

    private void fail() {
        channel.lock().lock();
        try {
            if (phase == Phase.CLOSED) {
                return;
            }
            enter(Phase.CLOSED);
            recipient.failed("mailbox: can't be read at the moment");
        } catch (RuntimeException e) {
            faults.accept(e);
        } finally {
            channel.lock().unlock();
        }
        whenGone.accept(thread, this);
    }

    @Override
    public CompletionStage<AckResult> acknowledge(Position confirmed) {
        channel.lock().lock();
        try {
            if (epoch != null && !epoch.equals(confirmed.epoch())) {
                return CompletableFuture.completedStage(new AckResult.OtherEpoch(epoch));
            }
            // Before its first page only the mailbox knows what a resuming reader was handed.
            if (epoch != null && confirmed.sequence() > position) {
                return CompletableFuture.completedStage(new AckResult.Beyond(position));
            }
        } finally {
            channel.lock().unlock();
        }
        report();
        return mailbox.acknowledge(thread, confirmed);
    }

    @Override
    public void ready() {
        channel.lock().lock();
        try {
            if (phase != Phase.WAITING) {
                return;
            }
            enter(Phase.CATCHING_UP);
        } finally {
            channel.lock().unlock();
        }
        catchUp();
    }

    @Override
    public void close() {
        channel.lock().lock();
        try {
            enter(Phase.CLOSED);
        } finally {
            channel.lock().unlock();
        }
        whenGone.accept(thread, this);
    }
}
