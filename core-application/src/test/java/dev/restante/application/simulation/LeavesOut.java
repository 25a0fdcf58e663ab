package dev.restante.application.simulation;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.mailbox.HandOver;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.mailbox.Slice;
import dev.restante.ports.mailbox.ThreadStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A mailbox with a fault: of a page that has several items it leaves out the first. */
record LeavesOut(Mailbox mailbox) implements Mailbox {
    @Override
    public CompletionStage<Slice> read(ThreadId thread, From from, int maxMessages, int maxBytes) {
        return mailbox.read(thread, from, maxMessages, maxBytes).thenApply(slice -> {
            List<Slice.Item> items = new ArrayList<>(slice.items());
            if (items.size() > 2) {
                items.remove(0);
            }
            return new Slice(
                    slice.epoch(), slice.reset(), slice.after(), items, slice.last(), slice.more(), slice.backlog());
        });
    }

    @Override
    public CompletionStage<AppendResult> append(ThreadId thread, MessageId id, Message message) {
        return mailbox.append(thread, id, message);
    }

    @Override
    public void handedOver(ThreadId thread, Position upTo, long from) {
        mailbox.handedOver(thread, upTo, from);
    }

    @Override
    public CompletionStage<AckResult> acknowledge(ThreadId thread, Position position) {
        return mailbox.acknowledge(thread, position);
    }

    @Override
    public CompletionStage<Integer> purge(ThreadId thread) {
        return mailbox.purge(thread);
    }

    @Override
    public CompletionStage<ThreadStatus> status(ThreadId thread) {
        return mailbox.status(thread);
    }

    @Override
    public void handOverTo(HandOver handOver) {
        mailbox.handOverTo(handOver);
    }
}
