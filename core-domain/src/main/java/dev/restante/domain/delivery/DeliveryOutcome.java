package dev.restante.domain.delivery;

import dev.restante.domain.message.MessageId;
import java.util.Optional;

/**
 * The truth about one send. Three outcomes, because there are three truths: one boolean for them once kept a healthy
 * system from starting, and then kept a check from failing.
 */
public sealed interface DeliveryOutcome permits Delivered, Queued, Rejected {

    /**
     * The outcome that a mailbox's answer amounts to; the only way to a {@link Queued}.
     *
     * @param id the id sent, or made for it
     */
    static DeliveryOutcome of(MessageId id, AppendResult result) {
        return switch (result) {
            case AppendResult.Held held -> accepted(held.appended(), false);
            case AppendResult.Repeated repeated -> accepted(repeated.original(), true);
            case AppendResult.Passed passed when passed.takenBy() > 0 ->
                new Delivered(passed.id(), Optional.empty(), passed.takenBy(), passed.repeated());
            case AppendResult.Passed passed ->
                Rejected.because(Reason.NO_RECIPIENT, "ttl: 0 (no reader took the message)").about(passed.id());
            case AppendResult.Refused refused ->
                new Rejected(
                        Optional.of(id), refused.reason(), refused.detail(), refused.retryAfter(), refused.settled());
        };
    }

    private static DeliveryOutcome accepted(Appended appended, boolean duplicate) {
        return appended.takenBy() > 0
                ? new Delivered(appended.id(), Optional.of(appended), appended.takenBy(), duplicate)
                : new Queued(appended, duplicate);
    }
}
