package dev.restante.domain.mailbox;

import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.TimeToLive;
import dev.restante.domain.message.Topic;
import dev.restante.domain.message.Urgency;
import java.util.Optional;

/**
 * One message more, as the rules see it.
 *
 * @param named the id, where the sender gave it: then a repeat is found
 * @param size bytes that count against the limits
 * @param fingerprint tells the body from another; used with a named message only
 */
public record Append(
        Optional<MessageId> named, int size, long fingerprint, Optional<TimeToLive> ttl, Urgency urgency,
        Optional<Topic> topic) {}
