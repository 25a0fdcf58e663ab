package dev.restante.application.simulation;

import dev.restante.application.mailbox.NodeLimits;
import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.domain.mailbox.Overflow;
import dev.restante.domain.message.ThreadId;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What does not change in a world.
 *
 * @param threads few that meet often, or very many that are loaded and dropped all the time
 * @param seed for what is drawn beside the steps
 */
record Setting(MailboxLimits limits, NodeLimits node, List<ThreadId> threads, long seed) {
    static Setting of(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        MailboxLimits limits = new MailboxLimits(
                100, 2 + random.nextInt(20), 100 + random.nextInt(300), Duration.ofSeconds(30), Duration.ofSeconds(60),
                random.nextInt(10), random.nextInt(200), Duration.ofSeconds(random.nextInt(20)), Duration.ofSeconds(60),
                random.nextInt(4) == 0 ? random.nextInt(4) : 10_000, Duration.ofSeconds(1 + random.nextInt(90)),
                random.nextBoolean() ? Overflow.EVICT : Overflow.REJECT);
        long bytes = random.nextInt(3) == 0 ? 1_500 + random.nextInt(4_000) : 1 << 24;
        int size = random.nextInt(16);
        int threads = size < 9 ? 3 : size < 15 ? 200 : 3_000;
        return new Setting(
                limits, new NodeLimits(bytes, random.nextInt(8) == 0 ? threads / 2 + 1 : 1_000_000, 1_000),
                IntStream.range(0, threads).mapToObj(i -> new ThreadId("t" + i)).toList(), random.nextLong());
    }
}
