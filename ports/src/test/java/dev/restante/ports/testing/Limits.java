package dev.restante.ports.testing;

import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.domain.mailbox.Overflow;
import java.time.Duration;

/** Limits that differ from the defaults by what is named. */
public final class Limits {
    private MailboxLimits limits = MailboxLimits.defaults();

    private Limits() {}

    public static Limits defaults() {
        return new Limits();
    }

    public MailboxLimits build() {
        return limits;
    }

    /** Most held messages, and the largest body. */
    public Limits holding(int messages, int messageBytes) {
        return with(messageBytes, messages, limits.bytes(), limits.overflow());
    }

    /** Most bytes, and the largest body. */
    public Limits bytes(long bytes, int messageBytes) {
        return with(messageBytes, limits.messages(), bytes, limits.overflow());
    }

    public Limits evicting() {
        return with(limits.messageBytes(), limits.messages(), limits.bytes(), Overflow.EVICT);
    }

    private Limits with(int messageBytes, int messages, long bytes, Overflow overflow) {
        limits = new MailboxLimits(
                messageBytes, messages, bytes, limits.ttlDefault(), limits.ttlMax(), limits.replayMessages(),
                limits.replayBytes(), limits.replayAge(), limits.dedupAge(), limits.dedupIds(), limits.threadIdle(),
                overflow);
        return this;
    }

    public Limits ttl(Duration byDefault, Duration most) {
        limits = new MailboxLimits(
                limits.messageBytes(), limits.messages(), limits.bytes(), byDefault, most, limits.replayMessages(),
                limits.replayBytes(), limits.replayAge(), limits.dedupAge(), limits.dedupIds(), limits.threadIdle(),
                limits.overflow());
        return this;
    }

    public Limits replay(int messages, long bytes, Duration age) {
        limits = new MailboxLimits(
                limits.messageBytes(), limits.messages(), limits.bytes(), limits.ttlDefault(), limits.ttlMax(),
                messages, bytes,
                age, limits.dedupAge(), limits.dedupIds(), limits.threadIdle(), limits.overflow());
        return this;
    }

    public Limits dedup(int ids, Duration age) {
        limits = new MailboxLimits(
                limits.messageBytes(), limits.messages(), limits.bytes(), limits.ttlDefault(), limits.ttlMax(),
                limits.replayMessages(), limits.replayBytes(), limits.replayAge(), age, ids, limits.threadIdle(),
                limits.overflow());
        return this;
    }

    public Limits idle(Duration threadIdle) {
        limits = new MailboxLimits(
                limits.messageBytes(), limits.messages(), limits.bytes(), limits.ttlDefault(), limits.ttlMax(),
                limits.replayMessages(), limits.replayBytes(), limits.replayAge(), limits.dedupAge(), limits.dedupIds(),
                threadIdle, limits.overflow());
        return this;
    }
}
