package dev.restante.config;

import java.time.Duration;

/** Writes durations and sizes as an operator would, in the largest unit that is exact. Pure. */
final class Units {
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Units() {}

    static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds != 0 && seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds != 0 && seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds != 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    static String text(long bytes) {
        long rest = bytes;
        int unit = 0;
        while (rest != 0 && rest % 1024 == 0 && unit < BINARY.length - 1) {
            rest /= 1024;
            unit++;
        }
        return rest + " " + BINARY[unit];
    }
}
