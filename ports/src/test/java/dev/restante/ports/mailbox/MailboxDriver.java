package dev.restante.ports.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Appended;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.testing.Limits;
import dev.restante.ports.testing.Messages;
import dev.restante.ports.testing.Stages;
import dev.restante.ports.testing.SteppedClock;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** A mailbox as the contract's facts speak of it. Where no thread is named, it is {@link #T}. */
final class MailboxDriver implements AutoCloseable {
    static final ThreadId T = new ThreadId("t");
    static final From UNACKNOWLEDGED = new From.Unacknowledged();
    static final From BEGINNING = new From.Beginning();
    static final From NOW = new From.Now();

    final SteppedClock clock = new SteppedClock();
    final RecordingReaders readers = new RecordingReaders();
    final Mailbox mailbox;
    private final MailboxFixture fixture;
    private final AtomicLong made = new AtomicLong();

    MailboxDriver(MailboxFixture fixture, MailboxFixture.Setup setup) {
        this.fixture = fixture;
        this.mailbox = fixture.newMailbox(setup, clock);
        mailbox.handOverTo(readers);
    }

    static MailboxDriver of(MailboxFixture fixture) {
        return of(fixture, Limits.defaults());
    }

    static MailboxDriver of(MailboxFixture fixture, Limits limits) {
        return new MailboxDriver(fixture, MailboxFixture.Setup.of(limits));
    }

    CompletionStage<AppendResult> sending(ThreadId thread, Message message) {
        MessageId id = message.id().orElseGet(() -> new MessageId("made-" + made.incrementAndGet()));
        return mailbox.append(thread, id, message);
    }

    AppendResult send(ThreadId thread, Message message) {
        return Stages.await(sending(thread, message));
    }

    Appended hold(ThreadId thread, Message message) {
        return assertInstanceOf(AppendResult.Held.class, send(thread, message)).appended();
    }

    Appended hold(Message message) {
        return hold(T, message);
    }

    Appended hold(String text) {
        return hold(T, Messages.text(text));
    }

    /** Holds a text of each number from 1 on. */
    void holdAll(int messages) {
        for (int i = 1; i <= messages; i++) {
            hold("m" + i);
        }
    }

    Appended repeat(Message message) {
        return assertInstanceOf(AppendResult.Repeated.class, send(T, message)).original();
    }

    AppendResult.Refused refuse(Reason reason, ThreadId thread, Message message) {
        AppendResult.Refused refused = assertInstanceOf(AppendResult.Refused.class, send(thread, message));
        assertEquals(reason, refused.reason());
        assertTrue(refused.settled());
        return refused;
    }

    AppendResult.Refused refuse(Reason reason, Message message) {
        return refuse(reason, T, message);
    }

    Position at(long sequence) {
        return new Position(status().epoch(), sequence);
    }

    From after(long sequence) {
        return new From.After(at(sequence));
    }

    Slice slice(From from, int maxMessages, int maxBytes) {
        return Stages.await(mailbox.read(T, from, maxMessages, maxBytes));
    }

    Slice slice(From from) {
        return slice(from, 10_000, 1 << 30);
    }

    /** All there is, page by page, as {@link #shown} shows it. Nothing counts as handed over by that. */
    String read(ThreadId thread, From from) {
        StringJoiner all = new StringJoiner(" ");
        all.setEmptyValue("");
        From next = from;
        while (true) {
            Slice slice = Stages.await(mailbox.read(thread, next, 3, 1 << 30));
            String page = shown(slice);
            if (!page.isEmpty()) {
                all.add(page);
            }
            if (!slice.more()) {
                return all.toString();
            }
            assertTrue(slice.last() > slice.after(), "a page with more to come brings the reader on");
            next = new From.After(new Position(slice.epoch(), slice.last()));
        }
    }

    String read(From from) {
        return read(T, from);
    }

    /** {@code 1:text 2:again* [3-4 expired]}; a star marks what is redelivered. */
    static String shown(Slice slice) {
        StringJoiner items = new StringJoiner(" ");
        for (Slice.Item item : slice.items()) {
            items.add(
                    switch (item) {
                        case Slice.Item.Held held ->
                            held.message().sequence() + ":" + held.message().body().asString()
                                    + (held.redelivered() ? "*" : "");
                        case Slice.Item.Missed missed ->
                            "[" + missed.gap().from() + "-" + missed.gap().to() + " "
                                    + missed.gap().reason().text() + "]";
                    });
        }
        return items.toString();
    }

    void handOver(long from, long upTo) {
        mailbox.handedOver(T, at(upTo), from);
    }

    AckResult acknowledge(long sequence) {
        return Stages.await(mailbox.acknowledge(T, at(sequence)));
    }

    /** As a reader that got everything up to there. */
    void readAndAcknowledge(long sequence) {
        handOver(1, sequence);
        assertEquals(new AckResult.Acknowledged(sequence), acknowledge(sequence));
    }

    void readAndAcknowledge(ThreadId thread, long sequence) {
        Position position = new Position(status(thread).epoch(), sequence);
        mailbox.handedOver(thread, position, 1);
        assertEquals(new AckResult.Acknowledged(sequence), Stages.await(mailbox.acknowledge(thread, position)));
    }

    int purge() {
        return Stages.await(mailbox.purge(T));
    }

    ThreadStatus status(ThreadId thread) {
        return Stages.await(mailbox.status(thread));
    }

    ThreadStatus status() {
        return status(T);
    }

    void step(Duration by) {
        clock.step(by);
    }

    void sweep() {
        fixture.sweep(mailbox);
    }

    @Override
    public void close() {
        fixture.close(mailbox);
    }
}
