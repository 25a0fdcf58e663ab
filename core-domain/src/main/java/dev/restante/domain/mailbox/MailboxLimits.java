package dev.restante.domain.mailbox;

import java.time.Duration;

/**
 * How much one thread may hold, and for how long.
 *
 * @param messageBytes largest body
 * @param messages most held (unacknowledged) messages
 * @param bytes most bytes retained: held ones and the replay window, which yields first
 * @param ttlDefault retention of a message that names none
 * @param ttlMax longest retention; a longer one is shortened
 * @param replayMessages most acknowledged messages kept for resuming readers
 * @param replayBytes most bytes of those
 * @param replayAge how long after its acknowledgement a message can be replayed
 * @param dedupAge how long an id given by a sender is remembered
 * @param dedupIds how many such ids are remembered
 * @param threadIdle after what time an empty thread is forgotten
 */
public record MailboxLimits(
        int messageBytes,
        int messages,
        long bytes,
        Duration ttlDefault,
        Duration ttlMax,
        int replayMessages,
        long replayBytes,
        Duration replayAge,
        Duration dedupAge,
        int dedupIds,
        Duration threadIdle,
        Overflow overflow) {

    public MailboxLimits {
        atLeast("message-bytes", messageBytes, 1);
        atLeast("mailbox-messages", messages, 1);
        atLeast("mailbox-bytes", bytes, messageBytes);
        atLeast("ttl-default", ttlDefault.toSeconds(), 1);
        atLeast("ttl-max", ttlMax.toSeconds(), ttlDefault.toSeconds());
        atLeast("replay-messages", replayMessages, 0);
        atLeast("replay-bytes", replayBytes, 0);
        atLeast("replay-age", replayAge.toMillis(), 0);
        atLeast("dedup-age", dedupAge.toMillis(), 0);
        atLeast("dedup-ids", dedupIds, 0);
        atLeast("thread-idle", threadIdle.toMillis(), 1);
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + least + ")");
        }
    }

    /** The defaults of the specification. */
    public static MailboxLimits defaults() {
        return new MailboxLimits(
                64 << 10, 1_000, 8 << 20, Duration.ofHours(24), Duration.ofDays(7), 1_000, 2 << 20,
                Duration.ofMinutes(5), Duration.ofMinutes(10), 10_000, Duration.ofDays(8), Overflow.REJECT);
    }

    /** The same, for threads that nobody resumes: what is acknowledged is gone, and no id is remembered. */
    public MailboxLimits withoutReplay() {
        return new MailboxLimits(
                messageBytes, messages, bytes, ttlDefault, ttlMax, 0, 0, Duration.ZERO, Duration.ZERO, 0,
                Duration.ofMillis(1), overflow);
    }
}
