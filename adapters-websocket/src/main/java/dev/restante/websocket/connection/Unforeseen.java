package dev.restante.websocket.connection;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port broke its word and failed where it must answer: logged here, and never shown to a client. */
public final class Unforeseen {
    private static final Logger LOG = LoggerFactory.getLogger(Unforeseen.class);

    private Unforeseen() {}

    /** What can still be told truthfully: the message may or may not exist. */
    public static DeliveryOutcome outcome(Throwable failure) {
        log("send", failure);
        return new Rejected(Optional.empty(), Reason.UNAVAILABLE, "the gateway failed", Optional.empty(), false);
    }

    public static void log(String what, Throwable failure) {
        LOG.atError().addKeyValue("event", "fault").setCause(failure).log("{} failed", what);
    }
}
