package dev.restante.application.simulation;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.TimeToLive;
import dev.restante.domain.message.Topic;
import dev.restante.domain.message.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Think of messages of all kinds, and now and then send one again. */
final class Senders {
    private static final List<Urgency> URGENCIES = List.of(Urgency.values());
    private static final int REMEMBERED = 20;

    private final List<Sent> open = new ArrayList<>();
    private long number;

    long count() {
        return ++number;
    }

    Sent next(RandomGenerator random, ThreadId thread) {
        Sent sent = random.nextInt(6) == 0 && !open.isEmpty() ? again(random) : fresh(random, thread);
        if (sent.message.id().isPresent()) {
            open.add(sent);
        }
        if (open.size() > REMEMBERED) {
            open.remove(0);
        }
        return sent;
    }

    private Sent again(RandomGenerator random) {
        Sent before = open.get(random.nextInt(open.size()));
        Sent sent = new Sent(before.thread, before.message, before.text, count());
        before.repeated = true;
        sent.repeated = true;
        return sent;
    }

    private Sent fresh(RandomGenerator random, ThreadId thread) {
        String text = thread + "/" + count() + "x".repeat(random.nextInt(40));
        Message message = Message.of(Body.text(text)).withUrgency(URGENCIES.get(random.nextInt(4)));
        message = random.nextBoolean() ? message.withId(new MessageId("n" + number)) : message;
        int ttl = random.nextInt(12);
        message = ttl == 0 ? message.withTtl(TimeToLive.NOW_OR_NEVER)
                : ttl < 5 ? message.withTtl(new TimeToLive(ttl)) : message;
        message = random.nextInt(5) == 0 ? message.withTopic(new Topic("t" + random.nextInt(2))) : message;
        return new Sent(thread, message, text, number);
    }
}
