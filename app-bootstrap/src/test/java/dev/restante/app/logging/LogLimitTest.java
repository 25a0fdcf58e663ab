package dev.restante.app.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LogLimitTest {
    private final List<String> more = new ArrayList<>();
    private final LogLimit limit = new LogLimit((kind, lines) -> more.add(kind + " " + lines));

    /** How many of so many lines of a kind pass at one moment. */
    private long passed(String kind, int lines, long millis) {
        long passed = 0;
        for (int i = 0; i < lines; i++) {
            LoggingEvent event = new LoggingEvent();
            event.setLevel(Level.INFO);
            event.setLoggerName("logger");
            event.setMessage("m");
            event.setInstant(Instant.ofEpochMilli(millis));
            if (!kind.isEmpty()) {
                event.addKeyValuePair(new KeyValuePair("event", kind));
            }
            passed += limit.decide(event) == FilterReply.DENY ? 0 : 1;
        }
        return passed;
    }

    @Test
    void kind_hasItsLinesAMinute_andThenASummary() {
        assertEquals(60, passed("reader.stalled", 1_294, 0));
        assertEquals(List.of(), more);
        assertEquals(60, passed("reader.stalled", 60, 60_000));
        assertEquals(List.of("reader.stalled 1234"), more);
    }

    @Test
    void kinds_areCountedApart_andLinesWithoutOneByLogger() {
        assertEquals(60, passed("fault", 100, 0));
        assertEquals(1, passed("state", 1, 0));
        assertEquals(60, passed("", 100, 0));
    }

    @Test
    void end_tellsWhatWasLeftOutOfTheLastMinute() {
        passed("fault", 70, 0);
        limit.end();
        assertEquals(List.of("fault 10"), more);
    }

    @Test
    void problemsOfAStart_areAllTold() {
        assertEquals(500, passed("problem", 500, 0));
    }

    @Test
    void kindsBeyondCounting_shareOneCount() {
        long passed = 0;
        for (int i = 0; i < 2_000; i++) {
            passed += passed("kind-" + i, 1, 0);
        }
        assertEquals(256 + 60, passed);
    }
}
