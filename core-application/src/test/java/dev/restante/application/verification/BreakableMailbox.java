package dev.restante.application.verification;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Appended;
import dev.restante.domain.delivery.Durability;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.Urgency;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.mailbox.Committed;
import dev.restante.ports.mailbox.HandOver;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.mailbox.Slice;
import dev.restante.ports.mailbox.ThreadStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A mailbox of one thread that works, until a test replaces one of its parts by a broken one. */
final class BreakableMailbox implements Mailbox {
    private static final Epoch EPOCH = new Epoch("e");

    /** Keeps a message, or does not. */
    interface Append {
        CompletionStage<AppendResult> append(MessageId id, Message message);
    }

    final List<Committed> held = new CopyOnWriteArrayList<>();
    volatile Append append = (id, message) -> {
        hold(id, message.body());
        return CompletableFuture.completedFuture(word(id));
    };
    volatile Supplier<CompletionStage<Slice>> read = () -> CompletableFuture.completedFuture(slice());
    volatile Supplier<CompletionStage<Integer>> purge = () -> {
        int count = held.size();
        held.clear();
        return CompletableFuture.completedFuture(count);
    };

    /** The word of a mailbox that it holds a message, whether it does or not. */
    AppendResult word(MessageId id) {
        return new AppendResult.Held(
                new Appended(id, new Position(EPOCH, 1), 1, Instant.EPOCH, Durability.MEMORY, 0));
    }

    void hold(MessageId id, Body body) {
        held.add(new Committed(
                ThreadId.system("probe-acceptance"),
                EPOCH,
                held.size() + 1L,
                id,
                0,
                60_000,
                Urgency.NORMAL,
                Optional.empty(),
                body));
    }

    void holdSomethingElse() {
        hold(new MessageId("left-over"), Body.text("old"));
    }

    private Slice slice() {
        List<Slice.Item> items =
                held.stream().map(message -> (Slice.Item) new Slice.Item.Held(message, false)).toList();
        return new Slice(EPOCH, false, 0, items, held.size(), false, held.size());
    }

    @Override
    public CompletionStage<AppendResult> append(ThreadId thread, MessageId id, Message message) {
        return append.append(id, message);
    }

    @Override
    public CompletionStage<Slice> read(ThreadId thread, From from, int maxMessages, int maxBytes) {
        return read.get();
    }

    @Override
    public CompletionStage<Integer> purge(ThreadId thread) {
        return purge.get();
    }

    @Override
    public void handedOver(ThreadId thread, Position upTo, long from) {}

    @Override
    public CompletionStage<AckResult> acknowledge(ThreadId thread, Position position) {
        throw new UnsupportedOperationException("acknowledge: not part of a verification");
    }

    @Override
    public CompletionStage<ThreadStatus> status(ThreadId thread) {
        return CompletableFuture.completedFuture(
                new ThreadStatus(EPOCH, held.size(), 0, held.size(), 0, Optional.empty()));
    }

    @Override
    public void handOverTo(HandOver handOver) {}
}
