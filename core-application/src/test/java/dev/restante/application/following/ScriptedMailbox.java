package dev.restante.application.following;

import dev.restante.domain.delivery.AppendResult;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A mailbox of one thread, elsewhere: its log can begin anew at any time, and its reads can be told to fail. */
final class ScriptedMailbox implements Mailbox {
    static final ThreadId T = new ThreadId("t");

    private Epoch epoch = new Epoch("e1");
    private final List<Committed> log = new ArrayList<>();
    private HandOver readers = HandOver.NOBODY;
    int reads;
    Optional<Supplier<CompletionStage<Slice>>> instead = Optional.empty();

    void beginAnew(String newEpoch) {
        epoch = new Epoch(newEpoch);
        log.clear();
    }

    /** Kept, and not yet handed over. */
    Committed keep(String text) {
        Committed message = new Committed(
                T, epoch, log.size() + 1, new MessageId("m"), 0, Long.MAX_VALUE, Urgency.NORMAL, Optional.empty(),
                Body.text(text));
        log.add(message);
        return message;
    }

    int handOver(Committed message) {
        return readers.handOver(message);
    }

    int send(String text) {
        return handOver(keep(text));
    }

    @Override
    public CompletionStage<Slice> read(ThreadId thread, From from, int maxMessages, int maxBytes) {
        if (reads++ > 1_000) {
            throw new AssertionError("reads without end");
        }
        return instead.map(Supplier::get).orElseGet(() -> CompletableFuture.completedStage(slice(from)));
    }

    private Slice slice(From from) {
        boolean reset = from instanceof From.After after && !after.position().epoch().equals(epoch);
        long begin = from instanceof From.After after && !reset ? after.position().sequence() : 0;
        List<Slice.Item> items = new ArrayList<>();
        for (Committed message : log.subList((int) begin, log.size())) {
            items.add(new Slice.Item.Held(message, false));
        }
        return new Slice(epoch, reset, begin, items, log.size(), false, items.size());
    }

    @Override
    public CompletionStage<AppendResult> append(ThreadId thread, MessageId id, Message message) {
        throw new UnsupportedOperationException("append");
    }

    @Override
    public void handedOver(ThreadId thread, Position upTo, long from) {}

    @Override
    public CompletionStage<AckResult> acknowledge(ThreadId thread, Position position) {
        return CompletableFuture.completedStage(new AckResult.Acknowledged(position.sequence()));
    }

    @Override
    public CompletionStage<Integer> purge(ThreadId thread) {
        throw new UnsupportedOperationException("purge");
    }

    @Override
    public CompletionStage<ThreadStatus> status(ThreadId thread) {
        throw new UnsupportedOperationException("status");
    }

    @Override
    public void handOverTo(HandOver handOver) {
        readers = handOver;
    }
}
