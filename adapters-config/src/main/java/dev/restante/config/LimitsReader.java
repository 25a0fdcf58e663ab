package dev.restante.config;

import static dev.restante.config.Parsers.count;
import static dev.restante.config.Parsers.duration;
import static dev.restante.config.Parsers.size;
import static dev.restante.config.Parsers.smallSize;
import static dev.restante.config.Parsers.wholeSeconds;

import java.time.Duration;

/** Reads the group {@code restante.limits}. Pure. */
final class LimitsReader {
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long TIB = 1L << 40;
    private static final int TEN_MILLION = 10_000_000;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TEN_YEARS = Duration.ofDays(3650);

    private LimitsReader() {}

    static Limits read(Values values) {
        return new Limits(
                values.read("restante.limits.message-bytes", smallSize(1, 16 * MIB)),
                values.read("restante.limits.frame-bytes", smallSize(KIB, 32 * MIB)),
                values.read("restante.limits.header-bytes", smallSize(KIB, 48 * KIB)),
                values.read("restante.limits.mailbox-messages", count(1, TEN_MILLION)),
                values.read("restante.limits.mailbox-bytes", size(1, TIB)),
                values.read("restante.limits.overflow", SettingsReader.oneOf(Limits.Overflow.class)),
                values.read("restante.limits.node-bytes", size(MIB, 16 * TIB)),
                values.read("restante.limits.threads", count(1, 100_000_000)),
                values.read("restante.limits.thread-idle", duration(SECOND, TEN_YEARS)),
                values.read("restante.limits.ttl-default", wholeSeconds(SECOND, TEN_YEARS)),
                values.read("restante.limits.ttl-max", wholeSeconds(SECOND, TEN_YEARS)),
                values.read("restante.limits.send-window", smallSize(KIB, KIB * MIB)),
                values.read("restante.limits.reader-stall", duration(SECOND, Duration.ofHours(1))),
                values.read("restante.limits.replay-messages", count(0, TEN_MILLION)),
                values.read("restante.limits.replay-bytes", size(0, TIB)),
                values.read("restante.limits.replay-age", duration(Duration.ZERO, TEN_YEARS)),
                values.read("restante.limits.dedup-age", duration(Duration.ZERO, Duration.ofDays(30))),
                values.read("restante.limits.dedup-ids", count(0, 1_000_000)),
                values.read("restante.limits.threads-per-reader", count(1, 1_000_000)),
                values.read("restante.limits.connections", count(1, TEN_MILLION)),
                values.read("restante.limits.in-flight-sends", count(1, 1_000_000)),
                values.read("restante.limits.probe-reserve", smallSize(64 * KIB, KIB * MIB)),
                traffic(values));
    }

    private static TrafficLimits traffic(Values values) {
        return new TrafficLimits(
                values.read("restante.limits.connections-per-address", count(0, TEN_MILLION)),
                values.read("restante.limits.connections-per-principal", count(0, TEN_MILLION)),
                values.read("restante.limits.upgrades-per-second", count(0, 1_000_000)),
                values.read("restante.limits.frames-per-second", count(0, TEN_MILLION)),
                values.read("restante.limits.bytes-per-second", smallSize(0, KIB * MIB)),
                values.read("restante.limits.sends-per-second", count(0, TEN_MILLION)));
    }
}
