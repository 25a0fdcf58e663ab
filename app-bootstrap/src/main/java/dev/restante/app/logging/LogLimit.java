package dev.restante.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.event.KeyValuePair;

/**
 * Lets at most {@value #A_MINUTE} lines of a kind through in a minute, since clients can cause many of some kinds, and
 * then says how many more there were. A kind is the line's {@code event}, or its logger where it has none.
 */
final class LogLimit extends Filter<ILoggingEvent> {
    static final int A_MINUTE = 60;
    private static final long MINUTE = 60_000;
    /** Kinds at once; beyond them all share one count. */
    private static final int MOST_KINDS = 256;

    /** They come once, in a number that no client decides. */
    private static final Set<String> EXEMPT = Set.of("problem", "warning", "log.limited");

    private static final class Window {
        private long began;
        private long lines;
    }

    private final Map<String, Window> windows = new HashMap<>();
    private final BiConsumer<String, Long> more;

    /** {@code more} is told, after a minute, a kind and how many of its lines were left out. */
    LogLimit(BiConsumer<String, Long> more) {
        this.more = more;
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        String kind = kind(event);
        if (EXEMPT.contains(kind)) {
            return FilterReply.NEUTRAL;
        }
        long now = event.getTimeStamp();
        Map<String, Long> left;
        boolean passes;
        synchronized (this) {
            left = ended(now);
            Window window = windows.computeIfAbsent(windows.size() < MOST_KINDS ? kind : "others", any -> {
                Window begun = new Window();
                begun.began = now;
                return begun;
            });
            passes = ++window.lines <= A_MINUTE;
        }
        left.forEach(more);
        return passes ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    /** Tells what was left out of minutes that have not ended yet. */
    void end() {
        Map<String, Long> left;
        synchronized (this) {
            left = ended(Long.MAX_VALUE);
        }
        left.forEach(more);
    }

    private Map<String, Long> ended(long now) {
        Map<String, Long> left = new HashMap<>();
        windows.entrySet().removeIf(entry -> {
            Window window = entry.getValue();
            boolean ended = now - window.began >= MINUTE;
            if (ended && window.lines > A_MINUTE) {
                left.put(entry.getKey(), window.lines - A_MINUTE);
            }
            return ended;
        });
        return left;
    }

    private static String kind(ILoggingEvent event) {
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                if (pair.key.equals("event")) {
                    return String.valueOf(pair.value);
                }
            }
        }
        return event.getLoggerName();
    }
}
