package dev.restante.application.simulation;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.ThreadId;
import java.util.Optional;

/** One send and what became known of it. Each has a text of its own, repeats of an id aside. */
final class Sent {
    final ThreadId thread;
    final Message message;
    final String text;
    final long number;
    /** Whether it was sent more than once: then one send's rejection does not speak for the others. */
    boolean repeated;
    Optional<DeliveryOutcome> outcome = Optional.empty();

    Sent(ThreadId thread, Message message, String text, long number) {
        this.thread = thread;
        this.message = message;
        this.text = text;
        this.number = number;
    }

    @Override
    public String toString() {
        return thread + " " + text + " " + outcome;
    }
}
