package dev.restante.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A line for people: time, level, message. Control characters are escaped, so that nothing which comes from outside can
 * pretend to be a line of its own; a stack trace follows on lines that begin with a tab.
 */
final class TextLines extends LayoutBase<ILoggingEvent> {
    private static final int CAUSES = 8;

    private final DateTimeFormatter time =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160);
        time.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
        String level = event.getLevel().toString();
        line.append(' ').append(level).repeat(' ', Math.max(1, 6 - level.length()));
        escaped(line, event.getFormattedMessage()).append('\n');
        IThrowableProxy thrown = event.getThrowableProxy();
        for (int depth = 0; thrown != null && depth < CAUSES; depth++) {
            trace(line, depth == 0 ? "\t" : "\tcaused by ", thrown);
            thrown = thrown.getCause();
        }
        return line.toString();
    }

    private static void trace(StringBuilder line, String before, IThrowableProxy thrown) {
        line.append(before).append(thrown.getClassName()).append(": ");
        escaped(line, String.valueOf(thrown.getMessage())).append('\n');
        StackTraceElementProxy[] steps = thrown.getStackTraceElementProxyArray();
        for (int i = 0; i < steps.length - thrown.getCommonFrames(); i++) {
            line.append('\t').append(steps[i].getSTEAsString()).append('\n');
        }
    }

    private static StringBuilder escaped(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // U+2028 and U+2029 end lines too, and U+202A - U+202E, U+2066 - U+2069 turn them around.
            boolean ends =
                    Character.isISOControl(c) || (c >= '\u2028' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
            if (ends) {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        return line;
    }
}
