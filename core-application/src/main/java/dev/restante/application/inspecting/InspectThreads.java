package dev.restante.application.inspecting;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.inspecting.Inspecting;
import dev.restante.ports.inspecting.ThreadView;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.mailbox.Slice;
import java.util.concurrent.CompletionStage;
import java.util.function.ToIntFunction;

/** Inspects by asking the mailbox, and whoever counts the live readers. */
public final class InspectThreads implements Inspecting {
    private final Mailbox mailbox;
    private final ToIntFunction<ThreadId> readers;

    public InspectThreads(Mailbox mailbox, ToIntFunction<ThreadId> readers) {
        this.mailbox = mailbox;
        this.readers = readers;
    }

    @Override
    public CompletionStage<ThreadView> view(ThreadId thread) {
        return mailbox.status(thread).thenApply(status -> new ThreadView(status, readers.applyAsInt(thread)));
    }

    @Override
    public CompletionStage<Slice> page(ThreadId thread, From from, int maxMessages, int maxBytes) {
        return mailbox.read(thread, from, maxMessages, maxBytes).thenApply(slice -> {
            if (slice.last() > slice.after()) {
                mailbox.handedOver(thread, new Position(slice.epoch(), slice.last()), slice.after() + 1);
            }
            return slice;
        });
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
