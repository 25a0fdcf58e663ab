package dev.restante.application.inspecting;

import dev.restante.application.following.FollowThreads;
import dev.restante.application.following.PagesUnderWay;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.following.Take;
import dev.restante.ports.inspecting.Inspecting;
import dev.restante.ports.inspecting.ThreadView;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.mailbox.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Inspects by asking the mailbox, and whoever counts the live readers. */
public final class InspectThreads implements Inspecting {
    private final Mailbox mailbox;
    private final FollowThreads following;

    /** {@code following} knows the live readers, and what they are being given. */
    public InspectThreads(Mailbox mailbox, FollowThreads following) {
        this.mailbox = mailbox;
        this.following = following;
    }

    @Override
    public CompletionStage<ThreadView> view(ThreadId thread) {
        return mailbox.status(thread).thenApply(status -> new ThreadView(status, following.readers(thread)));
    }

    @Override
    public CompletionStage<Slice> page(ThreadId thread, From from, int maxMessages, int maxBytes) {
        PagesUnderWay.Overlap overlap = following.pages().begin(thread);
        return mailbox.read(thread, from, maxMessages, maxBytes).thenApply(slice -> {
            List<Slice.Item> items = new ArrayList<>(slice.items().size());
            slice.items().forEach(item -> items.add(marked(item, overlap)));
            if (slice.last() > slice.after()) {
                mailbox.handedOver(thread, new Position(slice.epoch(), slice.last()), slice.after() + 1);
            }
            return new Slice(
                    slice.epoch(), slice.reset(), slice.after(), items, slice.last(), slice.more(), slice.backlog());
        }).whenComplete((slice, failure) -> overlap.end());
    }

    private static Slice.Item marked(Slice.Item item, PagesUnderWay.Overlap overlap) {
        boolean[] mark = new boolean[1];
        return switch (item) {
            case Slice.Item.Missed missed -> missed;
            case Slice.Item.Held held -> {
                overlap.handOver(held.message().position(), held.redelivered(), marked -> {
                    mark[0] = marked;
                    return Take.TAKEN;
                });
                yield new Slice.Item.Held(held.message(), mark[0]);
            }
        };
    }

    @Override
    public CompletionStage<AckResult> acknowledge(ThreadId thread, Position position) {
        return mailbox.acknowledge(thread, position);
    }

    @Override
    public CompletionStage<Integer> purge(ThreadId thread) {
        return mailbox.purge(thread);
    }
}
