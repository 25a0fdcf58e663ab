package dev.restante.domain.mailbox;

import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.TimeToLive;
import dev.restante.domain.message.Topic;
import dev.restante.domain.message.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Limits and messages at random, small enough that every limit bites often. */
final class RandomMail {
    private static final List<Urgency> URGENCIES = List.of(Urgency.values());

    private RandomMail() {}

    static MailboxLimits limits(RandomGenerator random) {
        int messageBytes = 1 + random.nextInt(30);
        int ttlDefault = 1 + random.nextInt(10);
        return new MailboxLimits(
                messageBytes,
                1 + random.nextInt(8),
                messageBytes + random.nextInt(100),
                Duration.ofSeconds(ttlDefault),
                Duration.ofSeconds(ttlDefault + random.nextInt(20)),
                random.nextInt(8),
                random.nextInt(100),
                random.nextInt(5) == 0 ? Duration.ZERO : Duration.ofMillis(100 + random.nextInt(20_000)),
                random.nextInt(5) == 0 ? Duration.ZERO : Duration.ofMillis(random.nextInt(30_000)),
                random.nextInt(6),
                Duration.ofMillis(1 + random.nextInt(30_000)),
                random.nextBoolean() ? Overflow.EVICT : Overflow.REJECT);
    }

    static Append append(RandomGenerator random, MailboxLimits limits) {
        int roll = random.nextInt(10);
        Optional<TimeToLive> ttl = roll < 4
                ? Optional.empty()
                : Optional.of(new TimeToLive(roll == 4 ? 0 : roll == 5 ? Long.MAX_VALUE : 1 + random.nextInt(20)));
        return new Append(
                random.nextBoolean() ? Optional.empty() : Optional.of(new MessageId("id-" + random.nextInt(8))),
                random.nextInt(limits.messageBytes() + 2),
                random.nextInt(8) == 0 ? 1 : 0,
                ttl,
                URGENCIES.get(random.nextInt(URGENCIES.size())),
                random.nextInt(3) > 0 ? Optional.empty() : Optional.of(new Topic("t" + random.nextInt(2))));
    }

    static Room room(RandomGenerator random) {
        return random.nextInt(10) > 0 ? Room.UNLIMITED : new Room(random.nextBoolean(), random.nextBoolean());
    }
}
