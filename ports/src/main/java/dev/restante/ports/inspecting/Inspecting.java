package dev.restante.ports.inspecting;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.AckResult;
import dev.restante.ports.mailbox.Slice;
import java.util.concurrent.CompletionStage;

/**
 * Inbound: looking at a thread, and working on it, without following it. Safe for use by many threads at once. A stage
 * fails with {@link dev.restante.ports.mailbox.MailboxUnavailable} where the mailbox can't answer.
 */
public interface Inspecting {
    /** What is held; zeros for a thread never used. */
    CompletionStage<ThreadView> view(ThreadId thread);

    /** A page of at most {@code maxMessages} messages (1 or more) and about {@code maxBytes} bytes; counts as handed over. */
    CompletionStage<Slice> page(ThreadId thread, From from, int maxMessages, int maxBytes);

    /** As a reader's acknowledgement, for those that poll. */
    CompletionStage<AckResult> acknowledge(ThreadId thread, Position position);

    /** Removes everything retained; answers how many held messages that were. */
    CompletionStage<Integer> purge(ThreadId thread);
}
