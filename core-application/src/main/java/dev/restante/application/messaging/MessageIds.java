package dev.restante.application.messaging;

import dev.restante.domain.message.MessageId;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes ids for messages that name none: UUIDs of version 7 (RFC 9562, section 5.7). Safe for use by many threads at once
 * as far as the generator is.
 */
public final class MessageIds {
    private final InstantSource clock;
    private final RandomGenerator random;

    public MessageIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public MessageId next() {
        long high = (clock.millis() << 16) | 0x7000 | (random.nextLong() & 0x0fff);
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new MessageId(new UUID(high, low).toString());
    }
}
