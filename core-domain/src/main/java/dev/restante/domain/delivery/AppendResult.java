package dev.restante.domain.delivery;

import dev.restante.domain.message.MessageId;
import java.time.Duration;
import java.util.Optional;

/** A mailbox's answer to one message. */
public sealed interface AppendResult {
    /** New, and held. */
    record Held(Appended appended) implements AppendResult {}

    /** A repeat of a message accepted before; nothing was stored again. */
    record Repeated(Appended original) implements AppendResult {}

    /** Time to live 0: handed to {@code takenBy} live readers, 0 or more, and not stored. */
    record Passed(MessageId id, int takenBy, boolean repeated) implements AppendResult {}

    /** Not accepted. {@code settled} is false where it can't be known whether the message was stored. */
    record Refused(Reason reason, String detail, Optional<Duration> retryAfter, boolean settled)
            implements AppendResult {
        public Refused(Reason reason, String detail) {
            this(reason, detail, Optional.empty(), true);
        }
    }
}
