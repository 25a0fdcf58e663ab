package dev.restante.application.mailbox;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Committed;
import dev.restante.ports.mailbox.HandOver;
import dev.restante.ports.mailbox.Slice;
import dev.restante.ports.testing.Limits;
import dev.restante.ports.testing.Messages;
import dev.restante.ports.testing.Stages;
import dev.restante.ports.testing.SteppedClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A local mailbox whose store works when told to. */
final class MailboxBench implements HandOver {
    static final ThreadId T = new ThreadId("t");

    final SteppedClock clock = new SteppedClock();
    final Disk disk;
    final Steps writer = new Steps();
    final Steps reader = new Steps();
    final ScriptedJournal journal;
    final LocalMailbox mailbox;
    final List<String> offered = new ArrayList<>();
    final List<Throwable> faults = new ArrayList<>();
    int takes;
    Runnable onHandOver = () -> {};
    private int made;

    MailboxBench() {
        this(new Disk(), "life1", false);
    }

    MailboxBench(Disk disk, String life, boolean unclean) {
        this(disk, life, unclean, 1 << 30);
    }

    /** {@code nodeBytes}: what all threads may hold together; all but a few are dropped from memory at once. */
    MailboxBench(Disk disk, String life, boolean unclean, long nodeBytes) {
        this.disk = disk;
        this.journal = new ScriptedJournal(disk, writer, reader, unclean);
        NodeLimits node = new NodeLimits(nodeBytes, 1_000_000, 1 << 20);
        MailboxSettings settings = nodeBytes == 1 << 30
                ? new MailboxSettings(Limits.defaults().build(), node)
                : new MailboxSettings(Limits.defaults().build(), node, 64);
        this.mailbox = new LocalMailbox(
                journal, settings, clock, life, Runnable::run, faults::add);
        Stages.await(mailbox.open());
        mailbox.handOverTo(this);
    }

    /** The mailbox of this disk's next life. */
    MailboxBench next(boolean unclean) {
        return new MailboxBench(disk, "life2", unclean);
    }

    @Override
    public int handOver(Committed message) {
        offered.add(message.body().asString());
        onHandOver.run();
        return takes;
    }

    @Override
    public boolean isFollowed(ThreadId thread) {
        return false;
    }

    CompletionStage<AppendResult> send(ThreadId thread, Message message) {
        return mailbox.append(thread, message.id().orElseGet(() -> new MessageId("m-" + made++)), message);
    }

    CompletionStage<AppendResult> send(String text) {
        return send(T, Messages.text(text));
    }

    CompletionStage<Slice> read(ThreadId thread) {
        return mailbox.read(thread, new From.Beginning(), 100, 1 << 20);
    }

    /** The store does all its work, and from now on at once. */
    MailboxBench letGo() {
        reader.letGo();
        writer.letGo();
        return this;
    }

    String shown(ThreadId thread) {
        StringBuilder text = new StringBuilder();
        for (Slice.Item item : Stages.await(read(thread)).items()) {
            text.append(text.isEmpty() ? "" : " ");
            switch (item) {
                case Slice.Item.Held held ->
                    text.append(held.message().body().asString()).append(held.redelivered() ? "*" : "");
                case Slice.Item.Missed missed -> text.append('[').append(missed.gap().reason().text()).append(']');
            }
        }
        return text.toString();
    }

    Position at(ThreadId thread, long sequence) {
        return new Position(Stages.await(mailbox.status(thread)).epoch(), sequence);
    }
}
