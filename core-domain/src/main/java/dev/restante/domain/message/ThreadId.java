package dev.restante.domain.message;

/**
 * Names a thread. Users' names follow {@code [A-Za-z0-9][A-Za-z0-9._~:@-]{0,127}}; a leading {@code $} marks a thread of
 * the system itself, which no outside caller can name.
 */
public record ThreadId(String value) {
    public static final int MAX_LENGTH = 128;
    private static final String PUNCTUATION = "._~:@-";
    private static final String RULE =
            "1 - 128 of A-Z a-z 0-9 . _ ~ : @ -, beginning with a letter or digit";

    public ThreadId {
        int start = value.startsWith("$") ? 1 : 0;
        boolean named = value.length() > start && Grammar.alphanumeric(value.charAt(start));
        if (!named || value.length() > MAX_LENGTH || !Grammar.matches(value, start, PUNCTUATION)) {
            throw new InvalidValue("thread", value, RULE);
        }
    }

    /** A name given by a caller from outside; throws {@link InvalidValue} also for the system's own names. */
    public static ThreadId parse(String text) {
        if (text.startsWith("$")) {
            throw new InvalidValue("thread", text, RULE);
        }
        return new ThreadId(text);
    }

    /** The thread {@code $name}. */
    public static ThreadId system(String name) {
        return new ThreadId("$" + name);
    }

    public boolean isSystem() {
        return value.charAt(0) == '$';
    }

    @Override
    public String toString() {
        return value;
    }
}
