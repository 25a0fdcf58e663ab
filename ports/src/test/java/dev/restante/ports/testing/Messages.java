package dev.restante.ports.testing;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.TimeToLive;

/** Messages in few words. */
public final class Messages {
    private Messages() {}

    public static Message text(String text) {
        return Message.of(Body.text(text));
    }

    public static Message text(String text, long ttlSeconds) {
        return text(text).withTtl(new TimeToLive(ttlSeconds));
    }

    public static Message named(String id, String text) {
        return text(text).withId(new MessageId(id));
    }

    /** A text of so many bytes. */
    public static Message sized(int bytes) {
        return text("x".repeat(bytes));
    }
}
