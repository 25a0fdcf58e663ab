package dev.restante.domain.mailbox;

import dev.restante.domain.delivery.Reason;
import java.time.Duration;
import java.util.Optional;

/** What the rules say to one message more. */
public sealed interface AppendVerdict {
    /** Hold it. {@code depth} counts the held messages, this one included. */
    record Accept(Entry entry, int depth) implements AppendVerdict {}

    /** Accepted before, under the same id. */
    record Repeat(Memo memo) implements AppendVerdict {}

    /** Hand it to whoever reads now, and do not store it. */
    record Pass() implements AppendVerdict {}

    record Refuse(Reason reason, String detail, Optional<Duration> retryAfter) implements AppendVerdict {}
}
