package dev.restante.application.following;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.following.Following;
import dev.restante.ports.following.Recipient;
import dev.restante.ports.following.Subscription;
import dev.restante.ports.mailbox.Committed;
import dev.restante.ports.mailbox.HandOver;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.observing.ReaderCounts;
import dev.restante.ports.observing.ReadersView;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings readers and threads together, and hands committed messages to the live ones. Safe for many threads at once. */
public final class FollowThreads implements Following, HandOver, ReadersView {
    private final Mailbox mailbox;
    private final Consumer<Throwable> faults;
    private final PagesUnderWay pages = new PagesUnderWay();
    private final Map<ThreadId, Channel> channels = new ConcurrentHashMap<>();
    private final Census census = new Census();
    /** Of the system's own readers, which are nobody's business. */
    private final Census systemCensus = new Census();

    /** Registers itself as the mailbox's hand-over. {@code faults} is told of what recipients and the mailbox throw. */
    public static FollowThreads of(Mailbox mailbox, Consumer<Throwable> faults) {
        FollowThreads following = new FollowThreads(mailbox, faults);
        mailbox.handOverTo(following);
        return following;
    }

    private FollowThreads(Mailbox mailbox, Consumer<Throwable> faults) {
        this.faults = faults;
        this.mailbox = mailbox;
    }

    @Override
    public Subscription follow(ThreadId thread, From from, Recipient recipient) {
        Follower[] follower = new Follower[1];
        // Registered before the first read: what is committed from here on is either read or handed over.
        channels.compute(thread, (t, known) -> {
            Channel channel = known == null ? new Channel() : known;
            follower[0] = new Follower(thread, channel, mailbox, pages, recipient, from, this::left, faults,
                    thread.isSystem() ? systemCensus : census);
            channel.add(follower[0]);
            return channel;
        });
        follower[0].catchUp();
        return follower[0];
    }

    @Override
    public int handOver(Committed message) {
        Channel channel = channels.get(message.thread());
        return channel == null ? 0 : channel.handOver(message);
    }

    @Override
    public boolean isFollowed(ThreadId thread) {
        return channels.containsKey(thread);
    }

    /** For whoever reads pages without following. */
    public PagesUnderWay pages() {
        return pages;
    }

    @Override
    public ReaderCounts readers() {
        return census.counts();
    }

    /** Live readers of a thread on this node. */
    public int readers(ThreadId thread) {
        Channel channel = channels.get(thread);
        return channel == null ? 0 : channel.size();
    }

    private void left(ThreadId thread, Follower follower) {
        channels.compute(thread, (t, channel) -> isEmptyWithout(channel, follower) ? null : channel);
    }

    private static boolean isEmptyWithout(@Nullable Channel channel, Follower follower) {
        return channel == null || channel.remove(follower) == 0;
    }
}
