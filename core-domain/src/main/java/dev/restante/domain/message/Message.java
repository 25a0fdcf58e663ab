package dev.restante.domain.message;

import java.util.Optional;

/**
 * What a sender hands over. Without an {@code id} the gateway gives one, and a repeat is a new message; without a
 * {@code ttl} it is held for the default time.
 */
public record Message(Optional<MessageId> id, Body body, Optional<TimeToLive> ttl, Urgency urgency,
        Optional<Topic> topic) {

    /** A message with defaults for all but the body. */
    public static Message of(Body body) {
        return new Message(Optional.empty(), body, Optional.empty(), Urgency.NORMAL, Optional.empty());
    }

    public Message withId(MessageId newId) {
        return new Message(Optional.of(newId), body, ttl, urgency, topic);
    }

    public Message withTtl(TimeToLive newTtl) {
        return new Message(id, body, Optional.of(newTtl), urgency, topic);
    }

    public Message withUrgency(Urgency newUrgency) {
        return new Message(id, body, ttl, newUrgency, topic);
    }

    public Message withTopic(Topic newTopic) {
        return new Message(id, body, ttl, urgency, Optional.of(newTopic));
    }
}
