package dev.restante.websocket.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes times as {@link Instant#toString} does, to the millisecond and without an object for each. */
final class Times {
    /** Bytes that one takes at most, quotes included. */
    static final int MOST = 40;

    private static final long DAY = 86_400_000;
    /** From here on years have five digits, and before the epoch days count backwards: both are left to {@code Instant}. */
    private static final long FAR = 253_402_300_800_000L;

    private Times() {}

    /** Writes it in quotes at {@code at}; answers where it ends. */
    static int write(byte[] bytes, int at, long epochMilli) {
        if (epochMilli < 0 || epochMilli >= FAR) {
            byte[] text = ('"' + Instant.ofEpochMilli(epochMilli).toString() + '"').getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, bytes, at, text.length);
            return at + text.length;
        }
        int milliOfDay = (int) (epochMilli % DAY);
        bytes[at] = '"';
        date(bytes, at + 1, (int) (epochMilli / DAY));
        bytes[at + 11] = 'T';
        two(bytes, at + 12, milliOfDay / 3_600_000);
        bytes[at + 14] = ':';
        two(bytes, at + 15, milliOfDay / 60_000 % 60);
        bytes[at + 17] = ':';
        two(bytes, at + 18, milliOfDay / 1_000 % 60);
        int end = at + 20;
        int millis = milliOfDay % 1_000;
        if (millis != 0) {
            bytes[end] = '.';
            bytes[end + 1] = (byte) ('0' + millis / 100);
            two(bytes, end + 2, millis % 100);
            end += 4;
        }
        bytes[end] = 'Z';
        bytes[end + 1] = '"';
        return end + 2;
    }

    /** Counts from the first of March of the year 0, so that a leap day ends its year; 146,097 days are 400 years. */
    private static void date(byte[] bytes, int at, int epochDay) {
        int day = epochDay + 719_468;
        int era = day / 146_097;
        int dayOfEra = day % 146_097;
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int march = (5 * dayOfYear + 2) / 153;
        int month = march < 10 ? march + 3 : march - 9;
        int year = 400 * era + yearOfEra + (month <= 2 ? 1 : 0);
        two(bytes, at, year / 100);
        two(bytes, at + 2, year % 100);
        bytes[at + 4] = '-';
        two(bytes, at + 5, month);
        bytes[at + 7] = '-';
        two(bytes, at + 8, dayOfYear - (153 * march + 2) / 5 + 1);
    }

    private static void two(byte[] bytes, int at, int number) {
        bytes[at] = (byte) ('0' + number / 10);
        bytes[at + 1] = (byte) ('0' + number % 10);
    }
}
