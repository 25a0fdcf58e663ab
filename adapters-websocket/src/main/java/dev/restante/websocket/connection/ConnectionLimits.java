package dev.restante.websocket.connection;

import java.time.Duration;

/**
 * What one connection may cost.
 *
 * @param sendWindow bytes of messages taken and not yet written; above that its readers fall back to catching up
 * @param answerBytes bytes of outcomes, errors and pongs not yet written; above that its frames are not read
 * @param inFlightSends sends and acknowledgements not yet answered; above that its frames are not read
 * @param threadsPerReader threads it may follow at once
 * @param readerStall how long nothing could be written while something waited, before it is closed with 4408
 * @param heartbeat time between pings; one from which nothing is heard for two of them and {@code grace} is cut
 * @param grace see {@code heartbeat}
 * @param frameTime how long one message may take to arrive once it has begun
 * @param framesPerSecond frames, control frames and fragments too, that are read in a second; 0 means no limit
 * @param bytesPerSecond of them; 0 means no limit
 */
public record ConnectionLimits(
        int sendWindow,
        int answerBytes,
        int inFlightSends,
        int threadsPerReader,
        Duration readerStall,
        Duration heartbeat,
        Duration grace,
        Duration frameTime,
        int framesPerSecond,
        int bytesPerSecond) {

    public ConnectionLimits {
        positive("send-window", sendWindow);
        positive("answer-bytes", answerBytes);
        positive("in-flight-sends", inFlightSends);
        positive("threads-per-reader", threadsPerReader);
        positive("reader-stall", readerStall.toNanos());
        positive("heartbeat", heartbeat.toSeconds());
        positive("grace", grace.toNanos());
        positive("frame-time", frameTime.toNanos());
        atLeast(0, "frames-per-second", framesPerSecond);
        atLeast(0, "bytes-per-second", bytesPerSecond);
    }

    /** After which a peer of which nothing was heard is dead. */
    public Duration silence() {
        return heartbeat.multipliedBy(2).plus(grace);
    }

    private static void positive(String name, long value) {
        atLeast(1, name, value);
    }

    private static void atLeast(int least, String name, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + least + ")");
        }
    }
}
