package dev.restante.domain.mailbox;

import dev.restante.domain.message.Urgency;
import java.util.Optional;

/** A message in the reference mailbox: what it is, and what became of it. */
final class Mail {
    final long sequence;
    final int size;
    final long expiresAt;
    final Urgency urgency;
    final String topic;
    Optional<Long> acknowledgedAt = Optional.empty();
    /** Why it is retained no more. */
    Optional<GapReason> gone = Optional.empty();

    Mail(long sequence, int size, long expiresAt, Urgency urgency, String topic) {
        this.sequence = sequence;
        this.size = size;
        this.expiresAt = expiresAt;
        this.urgency = urgency;
        this.topic = topic;
    }

    boolean isHeld() {
        return gone.isEmpty() && acknowledgedAt.isEmpty();
    }

    boolean isReplayable() {
        return gone.isEmpty() && acknowledgedAt.isPresent();
    }

    Entry entry() {
        return new Entry(sequence, size, expiresAt, urgency, topic);
    }
}
