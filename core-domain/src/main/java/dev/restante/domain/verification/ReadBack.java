package dev.restante.domain.verification;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.MessageId;
import java.time.Duration;
import java.util.Objects;

/** What came of reading the probe back from the mailbox. */
public sealed interface ReadBack {
    /** Not tried, because the send did not pass. */
    record NotTried() implements ReadBack {}

    /** The mailbox holds a message in the probe's thread. */
    record Found(MessageId id, Body body) implements ReadBack {
        public Found {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(body, "body");
        }
    }

    /** The mailbox holds nothing in the probe's thread. */
    record NotFound() implements ReadBack {}

    /** An exception, at once or through the answer. */
    record Threw(String what) implements ReadBack {
        public Threw {
            Objects.requireNonNull(what, "what");
        }
    }

    /** Nothing. */
    record Silent(Duration within) implements ReadBack {
        public Silent {
            Objects.requireNonNull(within, "within");
        }
    }
}
