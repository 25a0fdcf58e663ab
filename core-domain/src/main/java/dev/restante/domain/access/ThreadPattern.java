package dev.restante.domain.access;

import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.message.ThreadId;

/**
 * Names threads: one exactly, or with a trailing {@code *} all whose names begin so; {@code *} alone means all. The
 * system's own threads are never meant. Immutable.
 */
public record ThreadPattern(String text) {
    private static final char ANY = '*';

    /** Throws {@link InvalidValue} for what could not be the name of a thread, or its beginning. */
    public ThreadPattern {
        String name = text.endsWith("*") ? text.substring(0, text.length() - 1) : text;
        if (!text.equals("*") && !isName(name)) {
            throw new InvalidValue("pattern", text, "the name of a thread, or its beginning and *");
        }
    }

    public boolean matches(ThreadId thread) {
        if (thread.isSystem()) {
            return false;
        }
        int last = text.length() - 1;
        return text.charAt(last) == ANY ? thread.value().regionMatches(0, text, 0, last) : thread.value().equals(text);
    }

    private static boolean isName(String text) {
        try {
            return !new ThreadId(text).isSystem();
        } catch (InvalidValue none) {
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
