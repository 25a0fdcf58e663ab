package dev.restante.domain.verification;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.MessageId;
import java.time.Duration;
import java.util.Objects;

/** What came of reading the probe as a client would: through the listener, over the wire. */
public sealed interface Receipt {
    /** Not tried, because the send did not pass. */
    record NotTried() implements Receipt {}

    /** This message came, was acknowledged, and the connection ended as it should. */
    record Acknowledged(MessageId id, Body body) implements Receipt {
        public Acknowledged {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(body, "body");
        }
    }

    /** The way there is closed: no connection, or another answer than the upgrade. */
    record Refused(String what) implements Receipt {
        public Refused {
            Objects.requireNonNull(what, "what");
        }
    }

    /** It broke on the way. */
    record Broke(String what) implements Receipt {
        public Broke {
            Objects.requireNonNull(what, "what");
        }
    }

    /**
     * Something did not come in time.
     *
     * @param awaited what was waited for
     */
    record Silent(String awaited, Duration within) implements Receipt {
        public Silent {
            Objects.requireNonNull(awaited, "awaited");
            Objects.requireNonNull(within, "within");
        }
    }
}
