package dev.restante.app.node;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Appended;
import dev.restante.domain.delivery.Durability;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.mailbox.HandOver;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.mailbox.Slice;
import dev.restante.ports.mailbox.ThreadStatus;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** The ways in which a mailbox can be broken, each of them put into a node in place of the real one. */
enum BrokenMailbox implements Mailbox {
    REFUSING,
    THROWING,
    HANGING,
    PRETENDING;

    private static final Epoch EPOCH = new Epoch("e");

    /** A node's bindings with this one in the mailbox's place. */
    UnaryOperator<List<Module>> bound() {
        return modules -> List.of(Modules.override(modules).with(new AbstractModule() {
            @Override
            protected void configure() {
                bind(Mailbox.class).toInstance(BrokenMailbox.this);
            }
        }));
    }

    @Override
    public CompletionStage<AppendResult> append(ThreadId thread, MessageId id, Message message) {
        return switch (this) {
            case REFUSING ->
                CompletableFuture.completedStage(new AppendResult.Refused(Reason.CAPACITY, "node-bytes: full"));
            case THROWING -> throw new IllegalStateException("closed");
            case HANGING -> new CompletableFuture<>();
            case PRETENDING ->
                CompletableFuture.completedStage(new AppendResult.Held(
                        new Appended(id, new Position(EPOCH, 1), 1, Instant.EPOCH, Durability.MEMORY, 0)));
        };
    }

    @Override
    public CompletionStage<Slice> read(ThreadId thread, From from, int maxMessages, int maxBytes) {
        return CompletableFuture.completedStage(new Slice(EPOCH, false, 0, List.of(), 0, false, 0));
    }

    @Override
    public CompletionStage<Integer> purge(ThreadId thread) {
        return CompletableFuture.completedStage(0);
    }

    @Override
    public void handedOver(ThreadId thread, Position upTo, long from) {}

    @Override
    public CompletionStage<AckResult> acknowledge(ThreadId thread, Position position) {
        throw new UnsupportedOperationException("acknowledge: not part of a start");
    }

    @Override
    public CompletionStage<ThreadStatus> status(ThreadId thread) {
        throw new UnsupportedOperationException("status: not part of a start");
    }

    @Override
    public void handOverTo(HandOver handOver) {}
}
