package dev.restante.ports.following;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.ThreadId;

/** Inbound: where readers take up a thread. Safe for use by many threads at once. */
public interface Following {
    /**
     * Begins to follow. The recipient first hears {@code following} (after a {@code reset} where its position was of
     * another epoch), then the backlog, then what comes live: in order, without a hole and without an overlap. Where the
     * mailbox can't be read the recipient hears {@code failed}. All of it may begin before this call returns.
     */
    Subscription follow(ThreadId thread, From from, Recipient recipient);
}
