package dev.restante.app.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextLinesTest {
    private static LoggingEvent event(String message) {
        LoggingEvent event = new LoggingEvent();
        event.setLevel(Level.WARN);
        event.setMessage(message);
        event.setInstant(Instant.EPOCH);
        return event;
    }

    @Test
    void line_isTimeLevelAndMessage() {
        String line = new TextLines().doLayout(event("well"));
        assertTrue(line.matches("\\d\\d:\\d\\d:00\\.000 WARN  well\n"), line);
    }

    @Test
    void controlCharacters_cannotMakeALineOfTheirOwn() {
        String line = new TextLines().doLayout(event("a\r\n00:00:00.000 ERROR forged\u001b[31m\u2028x\u202ey"));
        assertTrue(
                line.endsWith(" WARN  a\\u000d\\u000a00:00:00.000 ERROR forged\\u001b[31m\\u2028x\\u202ey\n"), line);
    }

    @Test
    void whatAThrowableSays_cannotEither() {
        LoggingEvent event = event("fault");
        event.setThrowableProxy(new ThrowableProxy(
                new IllegalStateException("a\nforged", new IllegalArgumentException("b\rforged"))));
        List<String> lines = new TextLines().doLayout(event).lines().toList();
        assertTrue(lines.stream().skip(1).allMatch(line -> line.startsWith("\t")), lines::toString);
        assertEquals("\tjava.lang.IllegalStateException: a\\u000aforged", lines.get(1));
        assertTrue(lines.contains("\tcaused by java.lang.IllegalArgumentException: b\\u000dforged"), lines::toString);
    }
}
