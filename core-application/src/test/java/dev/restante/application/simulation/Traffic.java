package dev.restante.application.simulation;

import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.NodeLimits;
import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.domain.mailbox.Overflow;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.TimeToLive;
import dev.restante.domain.message.Topic;
import dev.restante.domain.message.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** What is sent, and the limits it meets: at random, and small enough that every limit bites. */
final class Traffic {
    private static final List<Urgency> URGENCIES = List.of(Urgency.values());
    private static final List<ThreadId> THREADS = List.of(new ThreadId("a"), new ThreadId("b"), new ThreadId("c"));

    private final RandomGenerator random;

    Traffic(RandomGenerator random) {
        this.random = random;
    }

    MailboxSettings settings() {
        MailboxLimits limits = new MailboxLimits(
                100, 2 + random.nextInt(20), 100 + random.nextInt(300), Duration.ofSeconds(30), Duration.ofSeconds(60),
                random.nextInt(10), random.nextInt(200), Duration.ofSeconds(random.nextInt(20)), Duration.ofSeconds(60),
                10_000, Duration.ofSeconds(1 + random.nextInt(90)),
                random.nextBoolean() ? Overflow.EVICT : Overflow.REJECT);
        return new MailboxSettings(limits, new NodeLimits(1 << 20, 1_000, 0));
    }

    List<ThreadId> threads() {
        return THREADS;
    }

    ThreadId thread() {
        return THREADS.get(random.nextInt(THREADS.size()));
    }

    Sent next(long number) {
        ThreadId thread = thread();
        String text = thread + "/" + number + "x".repeat(random.nextInt(40));
        Message message = Message.of(Body.text(text)).withUrgency(URGENCIES.get(random.nextInt(4)));
        message = random.nextBoolean() ? message.withId(new MessageId("n" + number)) : message;
        int ttl = random.nextInt(12);
        message = ttl < 5 ? message.withTtl(new TimeToLive(ttl)) : message;
        message = random.nextInt(5) == 0 ? message.withTopic(new Topic("t" + random.nextInt(2))) : message;
        return new Sent(thread, message, text, number);
    }
}
