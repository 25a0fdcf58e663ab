package dev.restante.ports.mailbox;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import java.util.concurrent.CompletionStage;

/**
 * Outbound: an ordered, bounded queue for each thread, as durable as it says. It decides on admission, order, limits and
 * expiry. Safe for use by many threads at once; what one caller asks of one thread is done in the order of the calls.
 * Stages may complete on a thread of the mailbox, which must not be blocked. {@code append} answers a failure by
 * {@code Refused(UNAVAILABLE)}; the other stages fail with {@link MailboxUnavailable}.
 */
public interface Mailbox {
    /**
     * Accepts a message, or says why not. A live hand-over (see {@link #handOverTo}) comes before the answer.
     *
     * @param id the message's id: the one it names, or one made for it
     */
    CompletionStage<AppendResult> append(ThreadId thread, MessageId id, Message message);

    /**
     * The next messages and gaps for a reader at {@code from}: committed ones only, in order, at least one where there is
     * one, otherwise no more than {@code maxMessages} and about {@code maxBytes}.
     */
    CompletionStage<Slice> read(ThreadId thread, From from, int maxMessages, int maxBytes);

    /**
     * Notes that sequences {@code from} to {@code upTo}, gaps included, reached a reader: they may be acknowledged, and come
     * marked if they come again. It takes effect before whatever the same caller asks next.
     */
    void handedOver(ThreadId thread, Position upTo, long from);

    /** Everything up to the position is confirmed. */
    CompletionStage<AckResult> acknowledge(ThreadId thread, Position position);

    /** Removes everything retained; answers how many held messages that were. */
    CompletionStage<Integer> purge(ThreadId thread);

    CompletionStage<ThreadStatus> status(ThreadId thread);

    /**
     * Hands every message that is committed from now on to {@code handOver}, in sequence order for each thread. There is
     * one per node; set before the first append.
     */
    void handOverTo(HandOver handOver);
}
