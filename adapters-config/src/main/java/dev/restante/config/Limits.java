package dev.restante.config;

import java.time.Duration;

/** Group {@code restante.limits}; everything named bytes, window or reserve is in bytes. Immutable. */
public record Limits(
        int messageBytes,
        int frameBytes,
        int headerBytes,
        int mailboxMessages,
        long mailboxBytes,
        Overflow overflow,
        long nodeBytes,
        int threads,
        Duration threadIdle,
        Duration ttlDefault,
        Duration ttlMax,
        int sendWindow,
        Duration readerStall,
        int replayMessages,
        long replayBytes,
        Duration replayAge,
        Duration dedupAge,
        int dedupIds,
        int threadsPerReader,
        int connections,
        int inFlightSends,
        int probeReserve,
        TrafficLimits traffic) {

    /** What a full mailbox does with one message more. */
    public enum Overflow {
        REJECT,
        EVICT
    }
}
